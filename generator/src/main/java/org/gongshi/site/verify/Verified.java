package org.gongshi.site.verify;

import java.util.List;
import java.util.SortedMap;
import org.gongshi.site.plan.Manifest.PublicFile;

/** The files of a staged release as they lie on disk, and what was found wrong with them. */
public record Verified(SortedMap<String, PublicFile> files, List<Finding> findings) {}
