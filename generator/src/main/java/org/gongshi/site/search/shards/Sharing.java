package org.gongshi.site.search.shards;

import java.io.IOException;
import java.util.List;

/** Told of folders below {@link SearchShards#FOLDER} that this release has from the last one. */
public interface Sharing {

  /**
   * A folder with all that is in it is one of the last release's. It is not there yet.
   *
   * @param before where it lies in the last release
   * @param now where it lies in this one; two releases may have it at different places
   */
  void whole(String before, String now) throws IOException;

  /**
   * Some files of a folder are those of one of the last release's.
   *
   * @param names of these, in both
   */
  void parts(String before, String now, List<String> names);
}
