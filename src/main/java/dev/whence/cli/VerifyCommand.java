package dev.whence.cli;

import dev.whence.store.HashChain;
import dev.whence.store.HashChain.Verdict;
import dev.whence.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes the chain of hashes anew. */
@Command(
        name = "verify",
        description = {
            "Checks that no event was changed, removed or put in between since it was appended.",
            "It reads the store itself, changes nothing, and needs no running hub. To find that the newest events"
                    + " were removed or everything was written anew, keep a checkpoint elsewhere and compare with it."
        },
        footer = {"", "Exit codes: 0 sound, 1 tampered with, 2 wrong usage, 3 no store."})
final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int MOST_THREADS = 6;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "How many parts are checked side by side, up to 6 (default: as many as there are processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--checkpoint", paramLabel = "FILE", description = "Writes the end of the sound chain to a file.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Also compares with a checkpoint that was written before.")
    private Optional<Path> against = Optional.empty();

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Optional<ChainMark> former = against.map(ChainMark::read);
        try (Store store = Store.attach(configured.settings().store())) {
            return report(check(store.hashChain()), former.flatMap(mark -> difference(store.hashChain(), mark)));
        }
    }

    private Verdict check(HashChain chain) {
        StatusLine line = new StatusLine(System.out);
        long began = System.nanoTime();
        Verdict verdict = chain.verify(
                Math.max(1, Math.min(MOST_THREADS, threads)),
                checked -> line.show("%,d events checked".formatted(checked)));
        double seconds = (System.nanoTime() - began) / 1e9;
        line.say("%,d events checked in %.1f s".formatted(verdict.position(), seconds));
        return verdict;
    }

    private static Optional<String> difference(HashChain chain, ChainMark former) {
        Optional<String> now = chain.link(former.position());
        if (now.isEmpty()) {
            return Optional.of("position %d, sound on %s, is not there any more: the newest events were removed"
                    .formatted(former.position(), former.checkedAt()));
        }
        return now.filter(hash -> !hash.equals(former.hash()))
                .map(hash -> "the link at position %d is %s, but on %s it was %s: the chain was written anew"
                        .formatted(former.position(), hash, former.checkedAt(), former.hash()));
    }

    private int report(Verdict verdict, Optional<String> difference) {
        PrintWriter out = spec.commandLine().getOut();
        verdict.problem()
                .ifPresent(problem -> out.printf(
                        "TAMPERED WITH at position %d: %s. All before it is sound.%n",
                        verdict.position() + 1, problem));
        difference.ifPresent(problem -> out.printf("TAMPERED WITH: %s.%n", problem));
        if (verdict.problem().isPresent() || difference.isPresent()) {
            out.flush();
            return BROKEN;
        }
        out.printf("Sound. The chain ends at position %d with %s%n", verdict.position(), verdict.hash());
        checkpoint.ifPresent(file -> {
            new ChainMark(verdict.position(), verdict.hash(), Instant.now().toString()).write(file);
            out.printf("Kept in %s%n", file);
        });
        out.flush();
        return 0;
    }
}
