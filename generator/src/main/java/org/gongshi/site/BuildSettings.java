package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.release.DataFolder;
import org.jspecify.annotations.Nullable;

/**
 * What a build is told.
 *
 * @param templates a folder of templates instead of the shipped ones
 * @param baseUrl instead of the one in the site settings
 * @param language of the frame, instead of the one in the site settings
 * @param keep how many releases stay
 * @param patience how long to wait for the service's word before a switch; nothing means not to ask
 */
record BuildSettings(
    DataFolder data,
    Path siteContent,
    @Nullable Path templates,
    Path trustedKey,
    Path siteSettings,
    @Nullable String baseUrl,
    @Nullable String language,
    int keep,
    @Nullable Duration patience) {

  /** Read at every build, so that the webmaster's changes count without a restart. */
  SiteSettings site() throws IOException {
    SiteSettings site = SiteSettings.read(siteSettings).withPublicKey(TrustedKey.read(trustedKey));
    SiteSettings placed = baseUrl == null ? site : site.withBaseUrl(baseUrl);
    return language == null ? placed : placed.withLanguage(language);
  }
}
