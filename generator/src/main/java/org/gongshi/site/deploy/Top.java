package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.SiteKey;
import tools.jackson.core.JacksonException;

/**
 * What lies at a target, as the site has signed it. It names a list of files for each folder by its
 * hash, so that it stays short and a deployment reads and writes the lists of what changed only.
 *
 * @param twins whether compressed twins lie beside the files
 * @param folders by path, {@code ""} is the root without those that are named here
 */
record Top(
    String contract,
    String release,
    String baseUrl,
    boolean twins,
    SortedMap<String, FolderRef> folders) {

  static final String CONTRACT = "gongshi.deployment/1";

  /** Where all of this lies, below the site's root. */
  static final String HOME = ".well-known/gongshi/";

  /** One line of JSON, one line of Base64: the signature of the first. One file cannot be torn. */
  static final String PATH = HOME + "release.signed";

  /** Addresses that a deployment has begun to bring or to remove, one a line. */
  static final String PENDING = HOME + "pending.txt";

  /**
   * A folder.
   *
   * @param tree what it was made from: the same means that its files are
   * @param list the SHA-256 of its {@link FileList}
   * @param files how many there are
   * @param bytes how many they have together
   */
  record FolderRef(String tree, String list, int files, long bytes) {

    /** Where its list lies. */
    String path() {
      return HOME + "lists/" + list + ".json";
    }
  }

  /** The files of a folder by name below it. */
  record FileList(String folder, SortedMap<String, PublicFile> files) {

    byte[] bytes() {
      return Json.compact(this);
    }

    FolderRef ref(String tree, byte[] bytes) {
      long sum = files.values().stream().mapToLong(PublicFile::size).sum();
      return new FolderRef(tree, Sha256.of(bytes), files.size(), sum);
    }

    String path(String name) {
      return Top.path(folder, name);
    }
  }

  /** The path of a file below the site's root. */
  static String path(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The file as it lies at the target. */
  byte[] sealed(SiteKey key) {
    byte[] json = Json.compact(this);
    String line = new String(json, StandardCharsets.UTF_8);
    return (line + "\n" + key.sign(json) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** It is not signed by this key, or is not what it should be. */
  static final class BrokenException extends IOException {
    BrokenException(String message) {
      super(message);
    }
  }

  /**
   * Reads the file.
   *
   * @throws BrokenException if the signature is not this key's
   */
  static Top open(byte[] sealed, TrustedKey key) throws BrokenException {
    String[] lines = new String(sealed, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 2 || !key.signed(lines[0].getBytes(StandardCharsets.UTF_8), lines[1])) {
      throw new BrokenException("发布清单的签名不符：清单被改动过，或者不是用本站的密钥签名的");
    }
    try {
      Top top = Json.read(lines[0].getBytes(StandardCharsets.UTF_8), Top.class);
      if (!top.contract().equals(CONTRACT)) {
        throw new BrokenException("不认识的发布清单格式 " + top.contract());
      }
      return top;
    } catch (JacksonException e) {
      throw new BrokenException("发布清单不是约定的格式");
    }
  }

  /**
   * Reads the list of a folder.
   *
   * @throws BrokenException if it is not the one that was signed
   */
  static FileList list(String folder, FolderRef ref, byte[] bytes) throws BrokenException {
    if (!Sha256.of(bytes).equals(ref.list())) {
      throw new BrokenException("目录 /" + folder + " 的文件清单被改动过");
    }
    return Json.read(bytes, FileList.class);
  }
}
