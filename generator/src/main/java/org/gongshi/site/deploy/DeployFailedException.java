package org.gongshi.site.deploy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.gongshi.site.deploy.Target.Failure;

/** Some files could not be brought or removed, after several tries. The next deployment goes on. */
public final class DeployFailedException extends IOException {

  private static final int SHOWN = 50;

  DeployFailedException(String target, String task, List<Failure> failures) {
    super(
        target
            + " "
            + task
            + "失败，共 "
            + failures.size()
            + " 处；下次部署从这里继续：\n"
            + failures.stream()
                .limit(SHOWN)
                .map(failure -> "  " + failure.path() + "：" + failure.reason())
                .collect(Collectors.joining("\n")));
  }
}
