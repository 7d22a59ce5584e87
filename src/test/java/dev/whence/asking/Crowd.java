package dev.whence.asking;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Many who ask at once, each one question after the other, until they are told to end. */
public final class Crowd {
    private final Asker asker;
    private final List<Question> questions;
    private final long pause;
    private final List<Thread> askers = new ArrayList<>();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final long began = System.nanoTime();
    private volatile boolean over;

    /** @param pause in milliseconds, that each thinks between an answer and the next question */
    public Crowd(Asker asker, List<Question> questions, int size, int pause) {
        this.asker = asker;
        this.questions = questions;
        this.pause = TimeUnit.MILLISECONDS.toNanos(pause);
        for (int i = 0; i < size; i++) {
            int first = i * questions.size() / size;
            Thread thread = new Thread(() -> run(first), "asker-" + i);
            askers.add(thread);
            thread.start();
        }
    }

    private void run(int first) {
        for (int i = first; !over; i++) {
            String question = questions.get(i % questions.size()).text();
            try {
                Asker.Reply reply = asker.ask(question);
                if (reply.declined()) {
                    failures.add(question + " " + reply.answer());
                }
                millis.add(reply.millis());
            } catch (RuntimeException failed) {
                failures.add(question + " " + failed);
            }
            LockSupport.parkNanos(pause);
        }
    }

    /** Returns when all have got their last answer, and has said how long answers took. */
    public void end() throws InterruptedException {
        over = true;
        for (Thread thread : askers) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "  %d askers who think for %d ms: %.1f answers a second, %s; %d failed%n",
                askers.size(),
                TimeUnit.NANOSECONDS.toMillis(pause),
                millis.size() / seconds,
                Latencies.of(millis),
                failures.size());
        failures.stream().limit(3).forEach(System.out::println);
    }
}
