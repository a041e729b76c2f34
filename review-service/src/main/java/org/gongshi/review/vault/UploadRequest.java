package org.gongshi.review.vault;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says of a file before it comes.
 *
 * @param sha256 of the whole file as the sender's device counted it, or null
 * @param metadata the header as it came, to be given back by HEAD
 */
record UploadRequest(
    String fileName, String mediaType, long length, @Nullable String sha256, String metadata) {

  private static final int LONGEST_METADATA = 2000;

  /**
   * @param header Upload-Metadata: {@code key base64,key base64}; {@code filename} is required,
   *     {@code filetype} and {@code sha256} (hex) are known
   */
  static UploadRequest of(long length, String header) {
    if (header.length() > LONGEST_METADATA) {
      throw malformed();
    }
    Map<String, String> values = values(header);
    Checks checks = new Checks();
    String name = checks.line("filename", values.get("filename"), 255);
    checks.require(
        name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.equals(".") && !name.equals(".."),
        "filename",
        "WRONG_FORMAT",
        "文件名不能含有路径。");
    String type = checks.optional("filetype", values.get("filetype"), 100);
    String mediaType = type == null ? "application/octet-stream" : type.toLowerCase(Locale.ROOT);
    checks.require(
        mediaType.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+"),
        "filetype",
        "WRONG_FORMAT",
        "文件类型应为 MIME 类型，例如 video/mp4。");
    String sha256 = checks.optional("sha256", values.get("sha256"), 64);
    String hash = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
    checks.require(
        hash == null || hash.matches("[0-9a-f]{64}"),
        "sha256",
        "WRONG_FORMAT",
        "SHA-256 校验值应为 64 位十六进制数。");
    checks.orRefuse();
    return new UploadRequest(name, mediaType, length, hash, header);
  }

  private static Map<String, String> values(String header) {
    Map<String, String> values = new HashMap<>();
    for (String pair : header.split(",", -1)) {
      String[] parts = pair.strip().split(" +", -1);
      if (parts.length > 2 || !parts[0].matches("[\\x21-\\x7e]*")) {
        throw malformed();
      }
      try {
        byte[] value = parts.length == 1 ? new byte[0] : Base64.getDecoder().decode(parts[1]);
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        if (!parts[0].isEmpty() && values.put(parts[0], text) != null) {
          throw malformed();
        }
      } catch (IllegalArgumentException | CharacterCodingException e) {
        throw malformed();
      }
    }
    return values;
  }

  private static org.gongshi.review.http.ProblemException malformed() {
    return Problem.of(
            400,
            "MALFORMED_UPLOAD_METADATA",
            "文件说明无法识别",
            "请按 tus 协议以“名称 Base64值”填写 Upload-Metadata 请求头，多项以逗号分隔，总长不超过"
                + LONGEST_METADATA
                + "个字符。")
        .asException();
  }
}
