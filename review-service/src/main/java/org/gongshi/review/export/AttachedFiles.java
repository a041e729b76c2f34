package org.gongshi.review.export;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongshi.review.attachment.Attached;
import org.gongshi.review.attachment.Attachments;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Terms;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.gongshi.review.redaction.Draft;
import org.gongshi.review.redaction.PublicAttachment;
import org.gongshi.review.redaction.PublicText;
import org.gongshi.review.redaction.Redactions;
import org.gongshi.review.typesetting.ReadBack;
import org.gongshi.review.typesetting.Typesetter;
import org.jspecify.annotations.Nullable;

/**
 * The files of a draft's attachments. The same draft gives the same bytes, so what an approver
 * looks at before is what leaves after.
 */
public final class AttachedFiles {
  private final Database database;
  private final Cases cases;
  private final Redactions redactions;
  private final Typesetter typesetter;

  public AttachedFiles(
      Database database, Cases cases, Redactions redactions, Typesetter typesetter) {
    this.database = database;
    this.cases = cases;
    this.redactions = redactions;
    this.typesetter = typesetter;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/cases/{id}/attachments/{number}/file",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR),
                "附件将要公开的文件，按现有隐私处理稿生成，与批准后公开的逐字节一致",
                this::file)
            .gives(Terms.FILE)
            .refuses("NO_DRAFT"));
  }

  /** All of them, in order. */
  List<AttachedFile> of(Transaction tx, OpenCase open, Draft draft) {
    List<AttachedFile> files = new ArrayList<>();
    Map<Integer, Attached> attached = new TreeMap<>();
    Attachments.of(tx, open).forEach(a -> attached.put(a.number(), a));
    for (PublicAttachment attachment : draft.attachments()) {
      files.add(file(tx, open, files.size() + 1, attachment, attached));
    }
    return files;
  }

  private AttachedFile file(
      Transaction tx,
      OpenCase open,
      int ordinal,
      PublicAttachment attachment,
      Map<Integer, Attached> attached) {
    PublicText text = attachment.text();
    byte[] bytes;
    PublicDecision.FileType type;
    if (text != null) {
      bytes = typesetter.set(attachment.title(), text);
      type = PublicDecision.FileType.PDF;
    } else {
      bytes = Attachments.picture(tx, open, attachment.number());
      type =
          switch (Objects.requireNonNull(
              Objects.requireNonNull(attached.get(attachment.number())).pictureType())) {
            case JPEG -> PublicDecision.FileType.JPEG;
            case PNG -> PublicDecision.FileType.PNG;
          };
    }
    return new AttachedFile(
        attachment,
        new PublicDecision.Attached(
            ordinal,
            type,
            bytes.length,
            new PublicDecision.Hash(Sha256.of(bytes)),
            attachment.title()),
        bytes);
  }

  /**
   * Title and words of each file that was set, as any reader copies them; by attachment's number.
   */
  static Map<Integer, String> readBack(List<AttachedFile> files) {
    Map<Integer, String> texts = new TreeMap<>();
    for (AttachedFile file : files) {
      if (file.attachment().text() != null) {
        texts.put(file.attachment().number(), ReadBack.of(file.bytes()));
      }
    }
    return texts;
  }

  private Answer file(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, id, call.actor());
          Draft draft = redactions.draftOf(tx, open);
          if (draft == null) {
            throw Problem.of(404, "NO_DRAFT", "还没有隐私处理稿", "请先生成隐私处理稿。案件编号：" + id + "。")
                .asException();
          }
          AttachedFile file = find(of(tx, open, draft), call.parameter("number"));
          if (file == null) {
            throw Problem.notFound().asException();
          }
          return Answer.bytes(file.told().type().mediaType(), file.bytes());
        });
  }

  private static @Nullable AttachedFile find(List<AttachedFile> files, String number) {
    return files.stream()
        .filter(file -> Integer.toString(file.attachment().number()).equals(number))
        .findFirst()
        .orElse(null);
  }
}
