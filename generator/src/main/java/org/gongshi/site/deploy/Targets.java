package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Path;
import org.gongshi.site.release.DataFolder;

/** Reads what people write for a target. */
final class Targets {

  private Targets() {}

  /**
   * Opens a target.
   *
   * @param written a folder, {@code file:/folder}, {@code rsync:user@host:/folder} or {@code
   *     s3:bucket/prefix}
   * @throws IOException if it is none of these, or is where the releases lie
   */
  static Target open(String written, DeploySettings settings, DataFolder data) throws IOException {
    if (written.startsWith("rsync:") && written.length() > "rsync:".length()) {
      return new RsyncTarget(written.substring("rsync:".length()));
    }
    if (written.startsWith("s3:") && written.length() > "s3:".length()) {
      return S3Target.open(written.substring("s3:".length()), settings.s3());
    }
    if (written.matches("[a-z0-9]{2,}:.*") && !written.startsWith("file:")) {
      throw new IOException("不认识的部署目标 " + written + "；可以写目录、rsync:用户@主机:/目录 或者 s3:存储桶/前缀");
    }
    String folder = written.startsWith("file:") ? written.substring("file:".length()) : written;
    Path root = Path.of(folder.replaceAll("^//+", "/")).toAbsolutePath().normalize();
    if (folder.isBlank() || root.startsWith(data.root()) || data.root().startsWith(root)) {
      throw new IOException("部署目标不能在数据目录中，也不能包含数据目录：" + written);
    }
    return new LocalTarget(root);
  }
}
