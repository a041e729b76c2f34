package org.gongshi.site.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gongshi.site.content.MediaTypes;
import org.gongshi.site.deploy.DeploySettings.S3;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of a storage that speaks S3. Objects are whole or absent by its own nature. One request
 * is made for each object, also of deletions, since not every such storage deletes many at once.
 */
final class S3Target implements Target {

  /** Readers and caches ask every time, so that a takedown is seen at once. */
  private static final String REVALIDATE = "no-cache";

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int AT_A_TIME = 16;
  private static final String ANY_REGION = "us-east-1";

  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  private S3Target(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Opens a bucket.
   *
   * @param address {@code bucket} or {@code bucket/prefix}
   */
  static S3Target open(String address, @Nullable S3 settings) throws IOException {
    String[] parts = address.replaceAll("^/+|/+$", "").split("/", 2);
    String prefix = parts.length == 2 ? parts[1] + "/" : "";
    String region = settings == null ? null : settings.region();
    S3ClientBuilder builder =
        S3Client.builder()
            .credentialsProvider(credentials(settings))
            .region(Region.of(region == null ? ANY_REGION : region))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            // Not every storage knows Amazon's own framing and its newer checksums.
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (settings != null && settings.endpoint() != null) {
      builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
    }
    return new S3Target(builder.build(), parts[0], prefix);
  }

  private static AwsCredentialsProvider credentials(@Nullable S3 settings) throws IOException {
    String file = settings == null ? null : settings.credentialsFile();
    if (file == null) {
      return EnvironmentVariableCredentialsProvider.create();
    }
    List<String> lines = Files.readString(Path.of(file)).strip().lines().toList();
    if (lines.size() != 2) {
      throw new IOException(file + " 应当有两行：访问密钥编号和密钥");
    }
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(lines.get(0).strip(), lines.get(1).strip()));
  }

  @Override
  public String name() {
    return "s3:" + bucket + "/" + prefix;
  }

  /** A storage sends an object as it is, whatever the reader accepts. */
  @Override
  public boolean servesTwins() {
    return false;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(
          client.getObjectAsBytes(get -> get.bucket(bucket).key(prefix + path)).asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException(name() + path + "：" + e.getMessage(), e);
    }
  }

  @Override
  public List<Failure> put(List<Upload> uploads) {
    return each(uploads, Upload::path, this::put);
  }

  private void put(Upload upload) {
    client.putObject(request(upload).build(), upload.file());
  }

  /** A storage that does not know the condition is asked first, and may let two in. */
  @Override
  public void create(Upload upload) throws IOException {
    try {
      client.putObject(request(upload).ifNoneMatch("*").build(), upload.file());
    } catch (S3Exception e) {
      boolean faster = e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT;
      boolean unknown = e.statusCode() == NOT_IMPLEMENTED || e.statusCode() == BAD_REQUEST;
      if (unknown && read(upload.path()).isEmpty()) {
        List<Failure> failures = put(List.of(upload));
        if (!failures.isEmpty()) {
          throw new IOException(name() + upload.path() + "：" + failures.getFirst().reason(), e);
        }
      } else if (!faster && !unknown) {
        throw new IOException(name() + upload.path() + "：" + e.getMessage(), e);
      }
    } catch (SdkException e) {
      throw new IOException(name() + upload.path() + "：" + e.getMessage(), e);
    }
  }

  private PutObjectRequest.Builder request(Upload upload) {
    PutObjectRequest.Builder put =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(prefix + upload.path())
            .contentType(MediaTypes.of(Twins.original(upload.path())))
            .cacheControl(REVALIDATE);
    if (upload.path().endsWith(Twins.GZIP)) {
      put.contentEncoding("gzip");
    } else if (upload.path().endsWith(Twins.BROTLI)) {
      put.contentEncoding("br");
    }
    return put;
  }

  @Override
  public List<Failure> delete(List<String> paths) {
    return each(paths, Function.identity(), this::delete);
  }

  private void delete(String path) {
    try {
      client.deleteObject(delete -> delete.bucket(bucket).key(prefix + path));
    } catch (NoSuchKeyException e) {
      // It is removed; most storages do not even say so.
    }
  }

  /** One request for each, some at a time: their order does not matter within one call. */
  private <T> List<Failure> each(List<T> items, Function<T, String> path, Consumer<T> task) {
    List<Failure> failures = Collections.synchronizedList(new ArrayList<>());
    try (ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME)) {
      for (T item : items) {
        pool.execute(
            () -> {
              try {
                task.accept(item);
              } catch (SdkException e) {
                failures.add(new Failure(path.apply(item), String.valueOf(e.getMessage())));
              }
            });
      }
    }
    return failures;
  }

  @Override
  public SortedMap<String, Long> list() throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    try {
      client
          .listObjectsV2Paginator(
              ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build())
          .contents()
          .forEach(object -> sizes.put(object.key().substring(prefix.length()), object.size()));
    } catch (SdkException e) {
      throw new IOException(name() + "：" + e.getMessage(), e);
    }
    return sizes;
  }

  @Override
  public void close() {
    client.close();
  }
}
