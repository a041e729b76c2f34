package org.gongshi.review.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A request and its answer as a running service recorded them, from {@code
 * examples/<operationId>.json} beside the endpoint's step; missing nodes where there is none.
 */
record Examples(JsonNode request, JsonNode response) {

  static Examples of(Endpoint endpoint) {
    String file = "examples/" + OpenApi.operationId(endpoint) + ".json";
    try (InputStream in = endpoint.handler().getClass().getResourceAsStream(file)) {
      if (in == null) {
        return new Examples(MissingNode.getInstance(), MissingNode.getInstance());
      }
      JsonNode read = Json.mapper().readTree(in.readAllBytes());
      return new Examples(read.path("request"), read.path("response"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String sentence(int status) {
    return switch (status) {
      case 201 -> "已经办理，新建的资源见 Location";
      case 202 -> "已经受理";
      case 204 -> "已经办理，没有内容";
      default -> "办理成功";
    };
  }
}
