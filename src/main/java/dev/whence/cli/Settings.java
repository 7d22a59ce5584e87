package dev.whence.cli;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.question.language.LanguageSettings;
import dev.whence.store.StoreSettings;
import dev.whence.streams.BusSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration of a run. Later ones win: what is bundled, {@code application.properties} in the home folder, the
 * environment ({@code whence.store.url} is {@code WHENCE_STORE_URL}), {@code --set key=value}.
 */
public final class Settings {
    private static final String FILE = "application.properties";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(d|h|m|s|ms)");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "d", ChronoUnit.DAYS,
            "h", ChronoUnit.HOURS,
            "m", ChronoUnit.MINUTES,
            "s", ChronoUnit.SECONDS,
            "ms", ChronoUnit.MILLIS);
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Fails with CONFIG, all mistakes at once, where a key is not known. */
    public static Settings load(Map<String, String> set, Map<String, String> environment) {
        Map<String, String> values = bundled();
        Map<String, String> outer = new TreeMap<>(environment(values, environment));
        outer.putAll(set);
        Path home = Path.of(outer.getOrDefault("whence.home", values.get("whence.home")));
        Path file = home.resolve(FILE);
        List<Problem> problems = new ArrayList<>();
        if (Files.isReadable(file)) {
            overlay(values, read(file), file.toString(), problems);
        }
        overlay(values, outer, "--set", problems);
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
        return new Settings(values);
    }

    /** The value of a key that is bundled; asking for another one is a BUG. */
    public String get(String key) {
        String value = values.get(key);
        if (value == null) {
            throw WhenceException.bug("there is no setting " + key, new IllegalArgumentException(key));
        }
        return value;
    }

    /** A secret: the value of the key or, where {@code key-file} is set, what that file holds. */
    public String secret(String key) {
        String file = get(key + "-file");
        if (file.isBlank()) {
            return get(key);
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw WhenceException.config("cannot read the file " + file + " that " + key + "-file names");
        }
    }

    public int number(String key) {
        try {
            return Integer.parseInt(get(key).strip());
        } catch (NumberFormatException e) {
            throw WhenceException.config(key + " must be a whole number, not '" + get(key) + "'");
        }
    }

    /** A number of days, hours, minutes, seconds or milliseconds, such as 30m. */
    public Duration duration(String key) {
        Matcher parts = DURATION.matcher(get(key).strip());
        if (!parts.matches()) {
            throw WhenceException.config(
                    key + " must be a number with d, h, m, s or ms, such as 30m, not '" + get(key) + "'");
        }
        return Duration.of(Long.parseLong(parts.group(1)), UNITS.get(parts.group(2)));
    }

    public double decimal(String key) {
        try {
            return Double.parseDouble(get(key).strip());
        } catch (NumberFormatException e) {
            throw WhenceException.config(key + " must be a number, not '" + get(key) + "'");
        }
    }

    /** Where the engineers' files are. */
    public Path home() {
        return Path.of(get("whence.home")).toAbsolutePath().normalize();
    }

    /** Where the hub keeps files of its own; taken from the home folder if relative. */
    public Path data() {
        return home().resolve(get("whence.data"));
    }

    /** Where the event store is. */
    public StoreSettings store() {
        return StoreSettings.of(get("whence.store.url"), get("whence.store.user"), secret("whence.store.password"));
    }

    /** Where the stream processors work; only where {@code whence.kafka} is not {@code none}. */
    public BusSettings bus() {
        return new BusSettings(get("whence.kafka"), data().resolve("streams"));
    }

    /** The language model that may help; empty where none is wanted. */
    public Optional<LanguageSettings> language() {
        String provider = get("whence.language.provider");
        return provider.equals("none")
                ? Optional.empty()
                : Optional.of(new LanguageSettings(
                        provider,
                        get("whence.language.model"),
                        Optional.of(get("whence.language.url")).filter(url -> !url.isBlank()),
                        secret("whence.language.key"),
                        Duration.ofMillis(number("whence.language.patience-ms")),
                        get("whence.language.words").equals("true")));
    }

    public Map<String, String> all() {
        return values;
    }

    private static Map<String, String> bundled() {
        try (InputStream stream = Settings.class.getResourceAsStream("/" + FILE)) {
            Properties properties = new Properties();
            properties.load(stream);
            return strings(properties);
        } catch (IOException e) {
            throw WhenceException.bug("cannot read the bundled " + FILE, e);
        }
    }

    private static Map<String, String> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return strings(properties);
        } catch (IOException e) {
            throw WhenceException.config("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> environment(Map<String, String> known, Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>();
        for (String key : known.keySet()) {
            String value = environment.get(
                    key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
            if (value != null && !value.isBlank()) {
                found.put(key, value);
            }
        }
        return found;
    }

    /** Keys of Camel pass; keys of Whence must be known, so that a misspelt one is not silently without effect. */
    private static void overlay(
            Map<String, String> values, Map<String, String> over, String origin, List<Problem> problems) {
        over.forEach((key, value) -> {
            if (!values.containsKey(key) && !key.startsWith("camel.")) {
                problems.add(new Problem(
                        origin,
                        0,
                        0,
                        "there is no setting " + key + "; there are "
                                + String.join(
                                        ", ",
                                        values.keySet().stream()
                                                .filter(known -> known.startsWith("whence."))
                                                .toList())));
            } else {
                values.put(key, value);
            }
        });
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> strings.put(name, properties.getProperty(name).strip()));
        return strings;
    }
}
