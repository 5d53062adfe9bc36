package vn.motcua.hub.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which incident is to be packed.
 *
 * @param facts what is known of it beside the media
 * @param receiver who gets it
 * @param isRedacted only masked and confirmed copies of its pictures, and no clips
 */
public record PackOrder(
        String site,
        String incident,
        ObjectNode facts,
        EvidencePack.Signer signer,
        String receiver,
        boolean isRedacted) {}
