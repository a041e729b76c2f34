package org.gongshi.site.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.content.Json;
import org.gongshi.site.release.DataFolder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What {@code <data>/deploy.json} says. Secrets are in files of their own, never in it.
 *
 * @param targets as for {@code deploy --to}; none where a web server reads {@code current} itself
 * @param twins whether compressed twins are brought; by default where the target serves them
 * @param purge told what a CDN has to forget
 * @param hook told of every release
 */
public record DeploySettings(
    @Nullable List<String> targets,
    @Nullable Boolean twins,
    @Nullable S3 s3,
    @Nullable Receiver purge,
    @Nullable Receiver hook) {

  public static final DeploySettings NONE = new DeploySettings(null, null, null, null, null);

  private static final int SHORTEST_SECRET = 32;

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "", Set.of("targets", "twins", "s3", "purge", "hook"),
          "s3", Set.of("endpoint", "region", "credentialsFile"),
          "purge", Set.of("url", "secretFile"),
          "hook", Set.of("url", "secretFile"));

  /**
   * A storage that speaks S3.
   *
   * @param endpoint absent for AWS itself
   * @param credentialsFile two lines, the access key's id and its secret; absent, both are in the
   *     environment as {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}
   */
  public record S3(
      @Nullable String endpoint, @Nullable String region, @Nullable String credentialsFile) {}

  /**
   * Who is called.
   *
   * @param secretFile with at least 32 characters, for the signature of the body
   */
  public record Receiver(String url, String secretFile) {

    @SuppressWarnings("ConstantValue") // JSON may leave out what must be there
    public Receiver {
      if (url == null || secretFile == null) {
        throw new IllegalArgumentException("purge 和 hook 都要写明 url 和 secretFile");
      }
      String scheme = String.valueOf(URI.create(url).getScheme());
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new IllegalArgumentException("url 应当以 http:// 或 https:// 开头");
      }
    }

    /** The secret without the line's end. */
    public String secret() throws IOException {
      String secret = Files.readString(Path.of(secretFile)).strip();
      if (secret.length() < SHORTEST_SECRET) {
        throw new IOException(secretFile + " 中的密钥不足 " + SHORTEST_SECRET + " 个字符");
      }
      return secret;
    }
  }

  /**
   * The settings of an installation, nothing where it has none.
   *
   * @throws IOException if there are some that make no sense
   */
  public static Optional<DeploySettings> of(DataFolder data) throws IOException {
    Path file = data.deploySettings();
    try {
      String text = Files.readString(file);
      refuseUnknown(Json.tree(text), "", KEYS);
      return Optional.of(Json.to(Json.tree(text), DeploySettings.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("部署设置 " + file + " 有误：" + cause.getMessage(), e);
    }
  }

  /** A key that was mistyped would be a target that nothing is brought to. */
  private static void refuseUnknown(JsonNode node, String at, Map<String, Set<String>> known)
      throws IOException {
    Set<String> keys = known.getOrDefault(at, Set.of());
    for (String key : node.propertyNames()) {
      if (!keys.contains(key)) {
        throw new IOException("部署设置 deploy.json 中不认识 " + (at.isEmpty() ? key : at + "." + key));
      }
      if (known.containsKey(key)) {
        refuseUnknown(node.get(key), key, known);
      }
    }
  }

  /** Never null. */
  public List<String> all() {
    return targets == null ? List.of() : targets;
  }
}
