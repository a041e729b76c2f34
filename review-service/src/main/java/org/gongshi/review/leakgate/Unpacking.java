package org.gongshi.review.leakgate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.brotli.dec.BrotliInputStream;

/**
 * What a visitor's program makes of a public file: packed twins, the words of a PDF, the texts that
 * the search without a server reads.
 */
final class Unpacking {
  private static final int BLOCK = 64 * 1024;

  /** See the site's own description of its search: texts deflated behind set phrases, in UTF-16. */
  private static final Pattern SEARCHED =
      Pattern.compile("(?<data>(?:.*/)?search/data)/[^/]+/d/[0-9a-f]+\\.bin");

  private static final String PHRASES = "phrases.bin";

  private final Path folder;
  private final Map<String, byte[]> phrases = new HashMap<>();

  Unpacking(Path folder) {
    this.folder = folder;
  }

  /** The bytes of a file, unpacked where they are packed. */
  InputStream of(String path, InputStream raw) throws IOException {
    if (path.endsWith(".gz") || path.endsWith("/facets.bin")) {
      return new GZIPInputStream(raw, BLOCK);
    }
    if (path.endsWith(".br")) {
      return new BrotliInputStream(raw, BLOCK);
    }
    Matcher searched = SEARCHED.matcher(path);
    return searched.matches() ? searched(searched.group("data"), raw) : raw;
  }

  /** The words of a PDF as any reader copies them; its streams are packed. */
  static byte[] words(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8);
    }
  }

  private InputStream searched(String data, InputStream raw) throws IOException {
    byte[] dictionary = phrases.get(data);
    if (dictionary == null) {
      dictionary = phrases(folder.resolve(data).resolve(PHRASES));
      phrases.put(data, dictionary);
    }
    Inflater inflater = new Inflater(true);
    inflater.setDictionary(dictionary);
    try (InflaterInputStream in = new InflaterInputStream(raw, inflater)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_16BE);
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    } finally {
      inflater.end();
    }
  }

  /** An unfinished stream: it is read as far as it goes. */
  private static byte[] phrases(Path file) throws IOException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Files.readAllBytes(file));
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] block = new byte[BLOCK];
      for (int n = inflater.inflate(block); n > 0; n = inflater.inflate(block)) {
        text.write(block, 0, n);
      }
      byte[] all = text.toByteArray();
      return all.length <= 32_768 ? all : Arrays.copyOfRange(all, all.length - 32_768, all.length);
    } catch (DataFormatException e) {
      throw new IOException(file + " is not packed as it should be", e);
    } finally {
      inflater.end();
    }
  }
}
