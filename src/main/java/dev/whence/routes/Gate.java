package dev.whence.routes;

import dev.whence.access.AccessKey;
import dev.whence.access.AccessKeys;
import dev.whence.access.Allowance;
import dev.whence.access.Need;
import dev.whence.routes.Contract.Operation;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Lets calls in that may be made. Where it is off, all may. Thread-safe. */
public final class Gate {
    private static final String KEY = "whence.access.key";
    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";

    private final Contract contract;
    private final Optional<AccessKeys> keys;
    private final Allowance allowance;

    /** @param keys empty where everybody may do everything */
    public Gate(ContractValidator contract, Optional<AccessKeys> keys, Allowance allowance) {
        this.contract = contract.contract();
        this.keys = keys;
        this.allowance = allowance;
    }

    /** What the maker of this call may do; empty where the gate is off. */
    static Optional<AccessKey> key(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(KEY, AccessKey.class));
    }

    /** Why the call may not be made; empty where it may. Takes the key off the message, and counts the call. */
    Optional<ProblemDetail> refuse(Exchange exchange) {
        Message message = exchange.getMessage();
        String header = message.getHeader(AUTHORIZATION, "", String.class);
        message.removeHeader(AUTHORIZATION);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Request request = new Request(exchange);
        // An address that is not written as in the contract may still reach a route, such as one with a slash behind
        // it.
        Need need = contract.operation(request.method(), request.path())
                .map(Operation::need)
                .orElse(Need.ADMINS);
        if (need == Need.ANYONE) {
            return Optional.empty();
        }
        Optional<AccessKey> key = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? keys.get().find(header.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (key.isEmpty()) {
            message.setHeader("WWW-Authenticate", "Bearer realm=\"whence\"");
            return Optional.of(ProblemDetail.of(
                    401,
                    "Who are you?",
                    (header.isEmpty() ? "This hub wants a key" : "This hub does not know this key")
                            + "; send one as Authorization: Bearer KEY. An operator makes one by: whence key NAME."));
        }
        Duration wait = allowance.take(key.get());
        if (!wait.isZero()) {
            long seconds = wait.toSeconds() + 1;
            message.setHeader("Retry-After", seconds);
            return Optional.of(ProblemDetail.of(
                    429,
                    "Too many requests",
                    "This key may make " + key.get().perMinute() + " calls a minute; try again in " + seconds + " s."));
        }
        return admit(exchange, need, key);
    }

    /** The same for a call from within, made for who holds this key. */
    Optional<ProblemDetail> admit(Exchange exchange, Need need, Optional<AccessKey> holder) {
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        AccessKey key = holder.get();
        exchange.setProperty(KEY, key);
        return key.may(need) ? Optional.empty() : Optional.of(forbidden(need, key));
    }

    private static ProblemDetail forbidden(Need need, AccessKey key) {
        String why = need == Need.READS
                ? "sees a part of the business only; it may ask, and not read events"
                : "is for those who ask; this takes one for " + (need == Need.ADMINS ? "admins" : "engineers");
        return ProblemDetail.of(403, "Not allowed", "The key of " + key.name() + " " + why + ".");
    }
}
