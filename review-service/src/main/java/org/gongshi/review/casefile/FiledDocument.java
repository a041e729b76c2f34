package org.gongshi.review.casefile;

/**
 * A document that is in the file now, as a later step names it among its materials. Names no party.
 *
 * @param number of the document in its case
 * @param version of the document
 * @param typeName what officials call such a document
 * @param digest SHA-256 over everything that the file says of it, its own file's hash included
 */
public record FiledDocument(int number, int version, String type, String typeName, String digest) {}
