package org.gongshi.review.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a call comes from.
 *
 * @param address the client's IP address
 * @param agent what its program calls itself; shown to the account's owner, never trusted
 */
public record Origin(String address, String agent) {
  public Origin {
    address = address.length() > 45 ? address.substring(0, 45) : address;
    agent = agent.replaceAll("\\p{Cntrl}", " ");
    agent = agent.length() > 200 ? agent.substring(0, 200) : agent;
  }

  /** What failures are counted by: one IPv6 client has a whole /64 to itself. */
  String network() {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
