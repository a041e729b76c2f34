package org.gongshi.site.search.shards;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.gongshi.site.content.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Entries by number, a few in each file: what a result shows, and what it is checked against. They
 * are packed behind the set phrases of the genre, which the script reads once: so a file is small
 * although it holds little.
 */
final class Bundles {

  /** Entries of one file. A divisor of every segment's first number. */
  static final int SIZE = 2;

  /** Numbers of one folder of bundles. A divisor of every segment's first number. */
  static final int BLOCK = 512;

  /** The packed phrases, which go before every bundle. */
  static final String PHRASES = "phrases.bin";

  static final String FOLDER = "d/";
  private static final byte[] TEXT = phrases();

  private Bundles() {}

  static String file(int number) {
    return folder(number) + "/" + Integer.toHexString(number / SIZE) + ".bin";
  }

  static String folder(int number) {
    return FOLDER + Integer.toHexString(number / BLOCK);
  }

  static boolean isBundle(String path) {
    return path.contains("/" + FOLDER);
  }

  private static byte[] phrases() {
    try (InputStream in = Bundles.class.getResourceAsStream("/search/phrases.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .getBytes(StandardCharsets.UTF_16BE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes come out before a bundle's own. */
  static int phrasesLength() {
    return TEXT.length;
  }

  /** An unfinished stream that ends at a byte: a bundle's follows it as if it were one. */
  static byte[] packedPhrases() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(TEXT);
    byte[] out = new byte[TEXT.length + 64];
    int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(out, size);
  }

  /** The bundle's bytes; an entry that is null is an empty number. */
  static byte[] encode(List<@Nullable Entry> entries) {
    List<Object> rows = new ArrayList<>();
    for (Entry entry : entries) {
      rows.add(entry == null ? 0 : entry.row());
    }
    byte[] text =
        new String(Json.compact(rows), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16BE);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setDictionary(TEXT);
    deflater.setInput(text);
    deflater.finish();
    byte[] out = new byte[text.length + 64];
    int size = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, size);
  }

  static List<@Nullable Entry> read(Path file) throws IOException {
    List<@Nullable Entry> entries = new ArrayList<>();
    for (JsonNode row : Json.tree(text(Files.readAllBytes(file)))) {
      entries.add(row.isArray() ? Entry.read(row) : null);
    }
    return entries;
  }

  /** The JSON of a bundle. */
  static String text(byte[] bundle) throws IOException {
    Inflater inflater = new Inflater(true);
    inflater.setDictionary(TEXT);
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bundle), inflater)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_16BE);
    } finally {
      inflater.end();
    }
  }

  static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  static byte[] unzip(byte[] bytes) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return zip.readAllBytes();
    }
  }
}
