package vn.motcua.edge.transport;

/** Makes links that are not started yet. */
@FunctionalInterface
public interface LinkFactory {
    ByteLink create(LinkAddress address);
}
