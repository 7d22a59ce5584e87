package dev.whence.cli;

import dev.whence.sample.Simulator;
import dev.whence.sample.SimulatorStatus;
import java.util.Optional;

/** A simulator that works beside the command until the process ends. */
final class SimulatorThread {
    private static final long LOOK_MILLIS = 1000;
    private static final long PATIENCE_MILLIS = 3000;

    private final Simulator simulator;
    private final Thread thread;

    private SimulatorThread(Simulator simulator) {
        this.simulator = simulator;
        this.thread = new Thread(simulator, "simulator");
    }

    static SimulatorThread start(Simulator simulator) {
        SimulatorThread running = new SimulatorThread(simulator);
        running.thread.setDaemon(true);
        running.thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        return running;
    }

    private void stop() {
        simulator.stop();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows what the simulator does, until it ends; trouble is said once. */
    void report(StatusLine line) throws InterruptedException {
        Optional<String> told = Optional.empty();
        while (thread.isAlive()) {
            thread.join(LOOK_MILLIS);
            SimulatorStatus status = simulator.status();
            if (!status.trouble().equals(told)) {
                told = status.trouble();
                line.say(told.map(trouble -> "The simulator waits: " + trouble).orElse("The simulator goes on."));
            }
            line.show("Simulator: %,d orders, %,d transactions, %,d web events; Ctrl-C ends it"
                    .formatted(status.orders(), status.transactions(), status.webEvents()));
        }
    }
}
