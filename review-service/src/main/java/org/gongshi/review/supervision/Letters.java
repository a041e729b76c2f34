package org.gongshi.review.supervision;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/** Writes the messages and sends them out. They name a case by its number and never a party. */
final class Letters {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  void send(DeliveryMapper.Message message, SupervisionSettings settings, Instant now)
      throws IOException {
    switch (message.channel()) {
      case MAIL -> mail(message, settings.mail(), now);
      case WEBHOOK -> call(message, settings.webhook(), now);
    }
  }

  private static void mail(DeliveryMapper.Message message, @Nullable MailServer server, Instant now)
      throws IOException {
    String to = message.email();
    if (server == null || to == null) {
      throw new Deliveries.Refusal(server == null ? "no mail server is set" : "no address is set");
    }
    try {
      String id = "<reminder-" + message.id() + "@gongshi>";
      MimeMessage letter =
          new MimeMessage(session(server)) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader(
                  "Message-ID", id); // the same each time, so that a repetition is seen as one
            }
          };
      letter.setFrom(new InternetAddress(server.from()));
      letter.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
      letter.setSubject(headline(message), "UTF-8");
      letter.setHeader("Auto-Submitted", "auto-generated");
      letter.setSentDate(Date.from(now));
      letter.setText(text(message), "UTF-8");
      Transport.send(letter);
    } catch (MessagingException e) {
      throw new IOException(e);
    }
  }

  private static Session session(MailServer server) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", server.host());
    properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
    for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty("mail.smtp." + timeout, Long.toString(PATIENCE.toMillis()));
    }
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    String user = server.user();
    if (user == null) {
      return Session.getInstance(properties);
    }
    properties.setProperty("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(user, server.password());
          }
        });
  }

  private void call(DeliveryMapper.Message message, @Nullable Webhook webhook, Instant now)
      throws IOException {
    if (webhook == null) {
      throw new Deliveries.Refusal("no webhook is set");
    }
    byte[] body = Json.write(told(message, now));
    HttpRequest request =
        HttpRequest.newBuilder(webhook.address())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("Gongshi-Delivery", Long.toString(message.id()))
            .header("Gongshi-Signature", "sha256=" + signature(webhook.secret(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new Deliveries.Refusal("HTTP " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** HMAC-SHA256 over the exact body, in hexadecimal. */
  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> told(DeliveryMapper.Message message, Instant now) {
    Map<String, Object> told = new TreeMap<>();
    told.put("event", "deadline." + message.stage().name().toLowerCase(java.util.Locale.ROOT));
    told.put("delivery", message.id());
    told.put("kind", message.kind());
    told.put("kindLabel", message.kind().label());
    told.put("organCode", message.organCode());
    told.put("dueDay", message.dueDay());
    told.put("provisional", message.provisional());
    told.put("login", message.login());
    told.put("sentAt", now);
    if (message.caseId() != null) {
      told.put("caseId", message.caseId());
    }
    return told;
  }

  private static String headline(DeliveryMapper.Message message) {
    String which = message.caseId() == null ? "" : "，案件 " + message.caseId();
    return "【期限" + message.stage().label() + "】" + message.kind().label() + which;
  }

  private static String text(DeliveryMapper.Message message) {
    String caseLine = message.caseId() == null ? "" : "案件编号：" + message.caseId() + "\n";
    return message.kind().label()
        + "（"
        + message.stage().label()
        + "）\n\n执法机关："
        + message.organName()
        + "\n"
        + caseLine
        + "最后一日："
        + message.dueDay()
        + (message.provisional() ? "（暂定）" : "")
        + "\n\n请登录系统办理。本邮件由系统自动发送，请勿回复。\n";
  }
}
