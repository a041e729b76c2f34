package org.gongshi.site.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Manifest.Outline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A release's manifest with the site's signature. The manifest names each shared folder by the hash
 * of what is in it, so one signature stands for every file and costs nothing on a large site.
 */
public final class SignedManifest {

  private static final Logger LOG = LoggerFactory.getLogger(SignedManifest.class);

  private SignedManifest() {}

  /** The last files of a staged release. */
  static void write(DataFolder data, Path staging, Outline outline) throws IOException {
    byte[] bytes = Json.compact(outline);
    Path manifest = DataFolder.manifest(staging);
    Files.write(manifest, bytes);
    Durable.sync(manifest);
    try {
      Path signature = DataFolder.signature(staging);
      Files.writeString(signature, SiteKey.of(data).sign(bytes) + "\n");
      Durable.sync(signature);
    } catch (IOException e) {
      // A key that cannot be read must not keep a withdrawn decision public.
      LOG.error("版本没有签名，请检查 {}：{}", data.siteKey(), e.toString());
    }
    Durable.sync(staging);
  }

  /** The log, signed by the same key. */
  public static PublicationLog log(DataFolder data) {
    try {
      SiteKey key = SiteKey.of(data);
      return new PublicationLog(key.open(), key::sign);
    } catch (IOException e) {
      LOG.error("公示日志没有签名，请检查 {}：{}", data.siteKey(), e.toString());
      return new PublicationLog(null, bytes -> "");
    }
  }

  /** Whether the manifest of a release is signed by this key. */
  public static boolean isSigned(Path release, TrustedKey key) throws IOException {
    Path signature = DataFolder.signature(release);
    return Files.exists(signature)
        && key.signed(
            Files.readAllBytes(DataFolder.manifest(release)),
            Files.readString(signature, StandardCharsets.ISO_8859_1));
  }
}
