package org.gongshi.review.vault;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.util.List;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.identity.Role;

/** Shows whether every stored file was read again lately and is what it was. */
public final class VaultMonitor {
  private final Fixity fixity;
  private final VaultSettings settings;

  public VaultMonitor(Fixity fixity, VaultSettings settings) {
    this.fixity = fixity;
    this.settings = settings;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/monitors/vault",
                anyOf(Role.RECORDS_KEEPER, Role.AUDITOR, Role.ADMINISTRATOR),
                "音像与案卷库的固定性检查：文件数、上次检查情况、已损坏的文件",
                call -> Answer.ok(fixity.state(settings.checkEvery())))
            .answers(Fixity.State.class)
            .untraced());
  }
}
