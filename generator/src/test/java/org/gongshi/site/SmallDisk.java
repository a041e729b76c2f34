package org.gongshi.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system in memory that can really be full; only root can mount one. */
record SmallDisk(Path folder) {

  private static final int BLOCK = 4096;

  /** Nothing where it cannot be mounted. */
  static Optional<SmallDisk> mount(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Leaves so many bytes.
   *
   * @return the file that takes the others: delete it, and there is room again
   */
  Path fillUpTo(int room) throws IOException {
    Path filling = folder.resolve("filling");
    long length = Files.getFileStore(folder).getUsableSpace() - room;
    try (OutputStream out = Files.newOutputStream(filling)) {
      for (int size : new int[] {1 << 20, BLOCK}) {
        byte[] some = new byte[size];
        for (; length >= size; length -= size) {
          out.write(some);
        }
      }
    }
    return filling;
  }

  void unmount() throws Exception {
    if (!run("umount", folder.toString())) {
      throw new IOException(
          "cannot unmount " + folder + ", which is held by " + HeldFiles.below(folder));
    }
  }
}
