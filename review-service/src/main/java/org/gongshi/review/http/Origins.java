package org.gongshi.review.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.util.Set;
import org.gongshi.review.identity.Origin;

/** Tells clients apart by address, behind proxies too. */
final class Origins {
  private final Set<String> trustedProxies;

  Origins(Set<String> trustedProxies) {
    this.trustedProxies = trustedProxies;
  }

  Origin of(ServerRequest request) {
    String agent = request.headers().value(HeaderNames.USER_AGENT).orElse("");
    return new Origin(client(request), agent);
  }

  /**
   * The nearest address that is no proxy of ours: what stands further left in the header, the
   * client may have written itself.
   */
  private String client(ServerRequest request) {
    String address = peer(request);
    String[] forwarded =
        request.headers().value(HeaderNames.X_FORWARDED_FOR).orElse("").split(",", -1);
    for (int i = forwarded.length - 1; i >= 0 && trustedProxies.contains(address); i--) {
      String before = forwarded[i].strip();
      if (!before.matches("[0-9a-fA-F.:]{3,45}")) {
        break;
      }
      address = before;
    }
    return address;
  }

  private static String peer(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress at && at.getAddress() != null
        ? at.getAddress().getHostAddress()
        : "";
  }
}
