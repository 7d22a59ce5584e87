package dev.whence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.Optional;

/** Shows what feedback proposes to verify. */
record ProposalPrinter(HubClient hub, PrintWriter out) {
    /** All proposals, or the one that is accepted by this. */
    void print(Optional<String> accepted) {
        if (accepted.isPresent()) {
            JsonNode proposal = hub.post(
                    "verified-questions", JsonNodeFactory.instance.objectNode().put("feedback", accepted.get()));
            out.printf(
                    "Accepted. Add to %s, and start the hub again:%n%n",
                    proposal.path("file").asText());
            out.print(proposal.path("yaml").asText());
            return;
        }
        JsonNode all = hub.get("verified-questions").path("proposals");
        all.forEach(this::print);
        out.printf("%d proposed%s%n", all.size(), all.isEmpty() ? "" : "; accept one by --accept ID");
    }

    private void print(JsonNode proposal) {
        out.printf(
                "%s  said to be %s%n",
                proposal.path("feedback").asText(), proposal.path("verdict").asText());
        out.println(
                proposal.has("yaml")
                        ? proposal.path("yaml").asText()
                        : "  cannot be verified: " + proposal.path("reason").asText() + System.lineSeparator());
    }
}
