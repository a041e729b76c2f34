package org.gongshi.review.export;

import org.gongshi.review.redaction.PublicAttachment;

/** An attachment's file, exactly as it leaves. */
@SuppressWarnings("ArrayRecordComponent") // made, hashed and handed on
record AttachedFile(PublicAttachment attachment, PublicDecision.Attached told, byte[] bytes) {}
