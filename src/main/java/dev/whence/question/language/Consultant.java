package dev.whence.question.language;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.whence.question.language.Consultation.Outcome;
import dev.whence.question.language.Consultation.Purpose;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the language model, for a limited time and by few at once. After some failures in a row it is left alone for a
 * while, so that an outage costs nobody time. Thread-safe.
 */
public final class Consultant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Consultant.class);
    private static final int AT_ONCE = 4;
    private static final int FAILURES = 3;
    private static final int MOST_LOGGED = 200;
    private static final long REST = TimeUnit.MINUTES.toNanos(1);

    private final LanguageSettings settings;
    private final ChatModel model;
    private final Consumer<Consultation> told;
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), run -> {
                Thread thread = new Thread(run, "language");
                thread.setDaemon(true);
                return thread;
            });
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restingSince = new AtomicLong();

    /** @param told of every consultation, on the thread that asked */
    public Consultant(LanguageSettings settings, Consumer<Consultation> told) {
        this.settings = settings;
        this.model = ChatModels.open(settings);
        this.told = told;
    }

    /** Whether it may word answers too. */
    boolean words() {
        return settings.words();
    }

    /**
     * What the model says, if it is used; empty where it fails, is late, is not asked at all, or is refused.
     *
     * @param holds whether what it says may be used
     */
    Optional<String> ask(String question, Purpose purpose, String system, String user, Predicate<String> holds) {
        if (resting()) {
            return Optional.empty();
        }
        long began = System.nanoTime();
        try {
            Future<ChatResponse> answer =
                    threads.submit(() -> model.chat(SystemMessage.from(system), UserMessage.from(user)));
            try {
                ChatResponse response = answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
                failures.set(0);
                return judged(question, purpose, response, holds, began);
            } finally {
                answer.cancel(true);
            }
        } catch (TimeoutException e) {
            failed(question, purpose, Outcome.TIMED_OUT, began, "no answer within " + settings.patience());
        } catch (ExecutionException e) {
            failed(question, purpose, Outcome.FAILED, began, String.valueOf(e.getCause()));
        } catch (RejectedExecutionException e) {
            LOG.debug("the language model is busy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<String> judged(
            String question, Purpose purpose, ChatResponse response, Predicate<String> holds, long began) {
        String text =
                Optional.ofNullable(response.aiMessage().text()).orElse("").strip();
        boolean declined = text.isEmpty() || text.equalsIgnoreCase("NONE");
        Outcome outcome = declined ? Outcome.DECLINED : holds.test(text) ? Outcome.ACCEPTED : Outcome.REJECTED;
        tell(question, purpose, outcome, began, Optional.ofNullable(response.tokenUsage()));
        return outcome == Outcome.ACCEPTED ? Optional.of(text) : Optional.empty();
    }

    /** What a provider says of a failure may repeat what it was sent, so only its beginning is logged. */
    private void failed(String question, Purpose purpose, Outcome outcome, long began, String why) {
        tell(question, purpose, outcome, began, Optional.empty());
        if (failures.incrementAndGet() >= FAILURES) {
            failures.set(0);
            restingSince.set(System.nanoTime() | 1);
            LOG.warn(
                    "The language model {} failed {} times in a row and is left alone for a minute: {}",
                    settings,
                    FAILURES,
                    brief(why));
        }
    }

    private static String brief(String why) {
        String line = why.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), MOST_LOGGED));
    }

    private boolean resting() {
        long since = restingSince.get();
        return since != 0 && System.nanoTime() - since < REST;
    }

    private void tell(String question, Purpose purpose, Outcome outcome, long began, Optional<TokenUsage> usage) {
        told.accept(new Consultation(
                question,
                purpose,
                outcome,
                settings.toString(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                usage.map(TokenUsage::inputTokenCount).orElse(0),
                usage.map(TokenUsage::outputTokenCount).orElse(0)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
