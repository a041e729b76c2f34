package org.gongshi.review.leakgate;

import java.time.Instant;

/**
 * 公示内容扫描, one in the list.
 *
 * @param bytes read, after unpacking
 * @param planted how often an invented secret was planted
 * @param caught how often it was found; fewer than planted means that the scan proves nothing
 */
record ScanLine(
    long id,
    String release,
    Instant startedAt,
    Instant finishedAt,
    int files,
    long bytes,
    int secrets,
    int planted,
    int caught,
    int leaks) {}
