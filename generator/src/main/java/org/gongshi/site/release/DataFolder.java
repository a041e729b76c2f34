package org.gongshi.site.release;

import java.nio.file.Path;

/**
 * The one place that knows where things lie in an installation's data folder.
 *
 * @param content what the review service exported; of several sites that show the same, it lies
 *     outside of their data
 */
public record DataFolder(Path root, Path content) {

  public DataFolder(Path root) {
    this(root, root.resolve("content"));
  }

  public Path releases() {
    return root.resolve("releases");
  }

  public Path release(String id) {
    return releases().resolve(id);
  }

  /** Folders that releases share. */
  public Path trees() {
    return root.resolve("trees");
  }

  /** The public files of a shared folder. */
  public Path tree(String id) {
    return trees().resolve(id);
  }

  /** What is known of a shared folder. */
  public Path treeManifest(String id) {
    return trees().resolve(id + ".json");
  }

  /** Which files of the content folder were found good; a cache. */
  public Path known() {
    return root.resolve("known");
  }

  /** A symbolic link to the release that the public sees. */
  public Path current() {
    return root.resolve("current");
  }

  public Path receipts(String release) {
    return root.resolve("receipts").resolve(release);
  }

  /** Where many receipts are written first: deeper than the service looks. */
  Path receiptsAside(String release) {
    return root.resolve("receipts").resolve(".new").resolve(release);
  }

  /** Where the service is asked before a switch, and answers. */
  public Path clearances() {
    return root.resolve("clearances");
  }

  public Path report(String release) {
    return root.resolve("reports").resolve(release + ".json");
  }

  /** What a running watch is doing. */
  public Path state() {
    return root.resolve("state.json");
  }

  /** When the last scheduled build ran. */
  public Path lastScheduled() {
    return root.resolve("schedule.json");
  }

  public Path buildLock() {
    return root.resolve("lock").resolve("build.lock");
  }

  /** The site's own Ed25519 key, private and public; it never leaves the data folder. */
  public Path siteKey() {
    return root.resolve("keys").resolve("site-signing.pem");
  }

  /** For whoever checks what the site signed. */
  public Path sitePublicKey() {
    return root.resolve("keys").resolve("site-signing-public.pem");
  }

  /** Where releases are brought to and who is told of them; absent, nobody is. */
  public Path deploySettings() {
    return root.resolve("deploy.json");
  }

  public Path deployLock() {
    return root.resolve("lock").resolve("deploy.lock");
  }

  /** Calls to others that were not answered yet, and what they were told last. */
  public Path calls() {
    return root.resolve("calls");
  }

  /** Receipts of takedowns that are not whole before others have forgotten too. */
  public Path withheld() {
    return root.resolve("withheld");
  }

  public static Path site(Path release) {
    return release.resolve("site");
  }

  public static Path index(Path release) {
    return release.resolve("index");
  }

  /** The templates that the release was baked with. */
  public static Path theme(Path release) {
    return release.resolve("theme");
  }

  /** The rules by which a plain web server answers for what is gone. */
  public static Path rules(Path release) {
    return release.resolve("rules");
  }

  public static Path shell(Path release) {
    return release.resolve("shell.json");
  }

  public static Path manifest(Path release) {
    return release.resolve("manifest.json");
  }

  /** The site key's signature over the manifest. */
  public static Path signature(Path release) {
    return release.resolve("manifest.json.sig");
  }
}
