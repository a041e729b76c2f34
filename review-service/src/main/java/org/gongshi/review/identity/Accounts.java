package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The accounts: who there is, in which roles and for which organ. */
public final class Accounts {
  private final Database database;
  private final PasswordHashes hashes = new PasswordHashes();

  public Accounts(Database database) {
    this.database = database;
  }

  /** What a list is narrowed to; null means all. */
  public record Filter(
      @Nullable String organCode, @Nullable Role role, @Nullable Boolean disabled) {}

  /** A new account; {@code password} is null where single sign-on alone leads in. */
  public record Draft(
      String login,
      String displayName,
      @Nullable String password,
      PasswordStanding standing,
      @Nullable String organCode,
      Set<Role> roles) {
    @Override
    public String toString() {
      return "Draft[" + login + "]";
    }
  }

  /**
   * Creates an account whose password is the person's own, or leaves an existing one of that login
   * as it is.
   *
   * @return whether it was created
   * @throws IllegalArgumentException if the password breaks a rule
   */
  public boolean create(
      String login,
      String displayName,
      String password,
      @Nullable String organCode,
      Set<Role> roles) {
    return create(new Draft(login, displayName, password, PasswordStanding.OWN, organCode, roles));
  }

  /** As {@link #create(String, String, String, String, Set)}, with what the draft says. */
  public boolean create(Draft draft) {
    if (database.transact(tx -> tx.mapper(IdentityMapper.class).byLogin(draft.login()) != null)) {
      return false; // a hash takes its time
    }
    return create(draft, hashOf(draft));
  }

  /** As {@link #create(Draft)}, with a hash that was made before: for many of one password. */
  public boolean create(Draft draft, String hash) {
    return database.transact(tx -> create(tx, draft, hash));
  }

  /** The hash of the draft's password, made before the transaction because it takes its time. */
  public String hashOf(Draft draft) {
    String password = draft.password();
    if (password == null) {
      return "";
    }
    Set<PasswordFault> faults = PasswordRules.faults(password, draft.login(), draft.displayName());
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("the password of " + draft.login() + " is " + faults);
    }
    return hashes.hash(password);
  }

  /** As {@link #create(Draft)}, in a transaction of the caller's. */
  public boolean create(Transaction tx, Draft draft, String hash) {
    IdentityMapper mapper = tx.mapper(IdentityMapper.class);
    if (mapper.byLogin(draft.login()) != null) {
      return false;
    }
    mapper.insert(
        draft.login(),
        draft.displayName(),
        hash,
        draft.password() == null ? PasswordStanding.NONE : draft.standing(),
        draft.organCode(),
        tx.now());
    AccountRow row = mapper.byLogin(draft.login());
    if (row == null) {
      throw new IllegalStateException("account vanished while it was created");
    }
    draft.roles().forEach(role -> mapper.grant(row.id(), role));
    return true;
  }

  /** The accounts that this administrator may keep, by login, from the one that follows. */
  public List<AccountView> list(
      Transaction tx, Actor administrator, Filter filter, String after, int limit) {
    String organ = administrator.organCode();
    Filter own = organ == null ? filter : new Filter(organ, filter.role(), filter.disabled());
    return tx.mapper(IdentityMapper.class).page(own, after, limit).stream()
        .map(AccountRow::view)
        .toList();
  }

  /** The account of that login with its roles, or null if there is none or it is disabled. */
  public static @Nullable Actor find(Transaction tx, String login) {
    AccountRow row = tx.mapper(IdentityMapper.class).byLogin(login);
    return row == null || row.disabled() ? null : row.actor();
  }

  /** An account opened for a change by an administrator, locked until the transaction ends. */
  public @Nullable Kept open(Transaction tx, Actor administrator, String login) {
    IdentityMapper mapper = tx.mapper(IdentityMapper.class);
    AccountRow row = mapper.lock(login) == null ? null : mapper.byLogin(login);
    return row == null || !administrator.reaches(row.organCode()) ? null : new Kept(tx, row);
  }

  public @Nullable AccountView read(Transaction tx, Actor administrator, String login) {
    AccountRow row = tx.mapper(IdentityMapper.class).byLogin(login);
    return row == null || !administrator.reaches(row.organCode()) ? null : row.view();
  }

  public String hash(String password) {
    return hashes.hash(password);
  }

  /** What an administrator may do to an account. Each change that narrows ends its sessions. */
  public static final class Kept {
    private final Transaction tx;
    private final IdentityMapper mapper;
    private final AccountRow row;

    Kept(Transaction tx, AccountRow row) {
      this.tx = tx;
      this.mapper = tx.mapper(IdentityMapper.class);
      this.row = row;
    }

    public AccountView view() {
      return row.view();
    }

    public void disable() {
      mapper.disable(row.id(), true);
      Tokens.revokeAll(tx, row.id());
    }

    public void enable() {
      mapper.disable(row.id(), false);
    }

    /** The new roles hold from the next call on. */
    public void setRoles(Set<Role> roles) {
      mapper.withdrawRoles(row.id());
      roles.forEach(role -> mapper.grant(row.id(), role));
    }

    /** False if the password was changed at the same moment. */
    public boolean resetPassword(String hash) {
      Attempts.forgive(tx, row.login());
      return Logins.replace(tx, row, hash, PasswordStanding.INITIAL);
    }

    /** Ends the pause after failed logins; false if there was no failure. */
    public boolean unlock() {
      return Attempts.forgive(tx, row.login());
    }

    public int endSessions() {
      return Tokens.revokeAll(tx, row.id());
    }

    public List<LinkedIdentity> identities() {
      return tx.mapper(SignOnMapper.class).identities(row.id());
    }

    /** Links who this is at the provider; false if that person is linked already. */
    public boolean link(LinkedIdentity identity) {
      return tx.mapper(SignOnMapper.class).link(row.id(), identity) > 0;
    }

    public boolean unlink(String id) {
      boolean gone = tx.mapper(SignOnMapper.class).unlink(row.id(), id) > 0;
      if (gone) {
        Tokens.revokeAll(tx, row.id());
      }
      return gone;
    }

    public Instant now() {
      return tx.now();
    }
  }
}
