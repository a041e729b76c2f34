package org.gongshi.review.identity;

/** A single sign-on that did not lead in. */
public final class SignOnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** The provider cannot be reached or answers nonsense. */
    PROVIDER_UNAVAILABLE,
    /** The provider says that the person is not let in. */
    PROVIDER_REFUSED,
    /** The answer belongs to no sign-on that this browser began, or was used already. */
    UNKNOWN_STATE,
    /** The provider's token does not hold: signature, issuer, audience, nonce or time. */
    BAD_TOKEN,
    /** The person is known to the provider, but no account is linked. */
    NO_ACCOUNT,
    /** Too many sign-ons have begun and not ended. */
    TOO_MANY
  }

  private final Reason reason;

  SignOnException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
