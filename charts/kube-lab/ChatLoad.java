import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * People who chat while somebody works on the cluster, without a second try, and then check what was promised to them.
 *
 * <pre>
 * java ChatLoad.java URL chat PEOPLE SECONDS MILLIS     each creates a task every MILLIS; every task must be there once
 * java ChatLoad.java URL reminders PEOPLE COUNT SECONDS each sets COUNT reminders for SECONDS later; each must be seen once
 * </pre>
 *
 * Ends with one line of figures; the exit code is 0 if no request failed and nothing was lost or done twice.
 */
public final class ChatLoad {

    private static final Pattern TITLE = Pattern.compile("\"title\":\"(parcel [a-z]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"?([^\",}]+)\"?");
    private static final Pattern TOLD = Pattern.compile(
            "\\{\"id\":\"[^\"]+\",\"kind\":\"reminder\",\"taskId\":[^,]*,\"text\":\"[^\"]*(parcel [a-z]+)[^\"]*\",\"at\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<String> queued = new CopyOnWriteArrayList<>();

    private ChatLoad(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        ChatLoad load = new ChatLoad(arguments[0]);
        int people = Integer.parseInt(arguments[2]);
        int first = Integer.parseInt(arguments[3]);
        int second = Integer.parseInt(arguments[4]);
        boolean kept = switch (arguments[1]) {
            case "chat" -> load.chat(people, Duration.ofSeconds(first), second);
            case "reminders" -> load.reminders(people, first, Duration.ofSeconds(second));
            default -> throw new IllegalArgumentException(arguments[1]);
        };
        System.exit(kept ? 0 : 1);
    }

    private final class Person {

        private final List<String> asked = new ArrayList<>();
        private final Map<String, Instant> due = new HashMap<>();
        private String token;
        private int messages;

        Person signedIn() throws Exception {
            String name = "load-" + word(12);
            String password = word(20);
            String credentials = "{\"name\":\"%s\",\"password\":\"%s\",\"timezone\":\"Europe/Vienna\"}".formatted(name, password);
            send("/api/accounts", credentials);
            token = send("/api/session", credentials.replace(",\"timezone\":\"Europe/Vienna\"", ""))
                    .body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
            return this;
        }

        /** One message, one try. */
        void say(String text, String title) throws InterruptedException {
            long begun = System.nanoTime();
            try {
                HttpResponse<String> answer = send("/api/chat", "{\"messageId\":\"%d\",\"text\":\"%s\"}".formatted(++messages, text));
                millis.add((System.nanoTime() - begun) / 1_000_000);
                // 202: kept, and done when it can be.
                if (answer.statusCode() != 200 && answer.statusCode() != 202) {
                    failures.add(Instant.now() + " " + answer.statusCode() + " " + answer.body());
                    return;
                }
                asked.add(title);
                if (answer.body().contains("\"queued\":true")) {
                    queued.add(title);
                }
            } catch (IOException e) {
                failures.add(Instant.now() + " after " + (System.nanoTime() - begun) / 1_000_000 + " ms: " + e);
            }
        }

        private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(Duration.ofSeconds(10)).header("Content-Type", "application/json");
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            return http.send((body == null ? request : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        /** All pages of a list. */
        private String all(String path) throws Exception {
            StringBuilder pages = new StringBuilder();
            String after = "";
            while (after != null) {
                String page = send(path + (after.isEmpty() ? "" : "?after=" + after), null).body();
                pages.append(page);
                Matcher next = NEXT.matcher(page);
                after = next.find() && !next.group(1).equals("null") ? next.group(1) : null;
            }
            return pages.toString();
        }

        /** How often each task is there. */
        Map<String, Integer> tasks() throws Exception {
            Map<String, Integer> counts = new HashMap<>();
            Matcher titles = TITLE.matcher(all("/api/tasks"));
            while (titles.find()) {
                counts.merge(titles.group(1), 1, Integer::sum);
            }
            return counts;
        }

        /** When each reminder was told, for those told once; empty lists and longer ones are what must not be. */
        Map<String, List<Instant>> told() throws Exception {
            Map<String, List<Instant>> told = new HashMap<>();
            Matcher reminders = TOLD.matcher(all("/api/notifications"));
            while (reminders.find()) {
                told.computeIfAbsent(reminders.group(1), title -> new ArrayList<>())
                        .add(OffsetDateTime.parse(reminders.group(2)).toInstant());
            }
            return told;
        }
    }

    private boolean chat(int count, Duration duration, int pause) throws Exception {
        List<Person> people = signIn(count);
        Instant end = Instant.now().plus(duration);
        everybody(people, person -> {
            Thread.sleep(ThreadLocalRandom.current().nextInt(pause));
            while (Instant.now().isBefore(end)) {
                String title = "parcel " + word(10);
                person.say("create a task '" + title + "'", title);
                Thread.sleep(pause);
            }
        });
        int asked = people.stream().mapToInt(person -> person.asked.size()).sum();
        int lost = asked;
        int doubled = 0;
        // What was queued is done when it can be.
        Instant patience = Instant.now().plusSeconds(60);
        while (lost > 0 && Instant.now().isBefore(patience)) {
            lost = 0;
            doubled = 0;
            for (Person person : people) {
                Map<String, Integer> tasks = person.tasks();
                lost += (int) person.asked.stream().filter(title -> !tasks.containsKey(title)).count();
                doubled += (int) tasks.values().stream().filter(times -> times > 1).count();
            }
            if (lost > 0) {
                Thread.sleep(1000);
            }
        }
        failures.stream().limit(10).forEach(System.err::println);
        System.out.printf("{\"people\": %d, \"requests\": %d, \"failed\": %d, \"queued\": %d, \"p50 ms\": %d, \"p99 ms\": %d, "
                        + "\"longest ms\": %d, \"lost\": %d, \"done twice\": %d}%n",
                count, millis.size() + failures.stream().filter(failure -> failure.contains("after")).count(), failures.size(),
                queued.size(), percentile(50), percentile(99), percentile(100), lost, doubled);
        return failures.isEmpty() && lost == 0 && doubled == 0;
    }

    private boolean reminders(int count, int each, Duration later) throws Exception {
        List<Person> people = signIn(count);
        everybody(people, person -> {
            for (int i = 0; i < each; i++) {
                String title = "parcel " + word(10);
                person.due.put(title, Instant.now().plus(later));
                person.say("remind me to fetch " + title + " in " + later.toSeconds() + " seconds", title);
            }
        });
        int asked = people.stream().mapToInt(person -> person.asked.size()).sum();
        System.out.println("Set: " + asked);
        Thread.sleep(later.toMillis());
        List<Long> late = new ArrayList<>();
        int missing = asked;
        int twice = 0;
        int early = 0;
        Instant patience = Instant.now().plusSeconds(90);
        while (missing > 0 && Instant.now().isBefore(patience)) {
            Thread.sleep(1000);
            late.clear();
            missing = 0;
            twice = 0;
            early = 0;
            for (Person person : people) {
                Map<String, List<Instant>> told = person.told();
                for (String title : person.asked) {
                    List<Instant> times = told.getOrDefault(title, List.of());
                    missing += times.isEmpty() ? 1 : 0;
                    twice += times.size() > 1 ? 1 : 0;
                    if (!times.isEmpty()) {
                        long by = Duration.between(person.due.get(title), times.getFirst()).toMillis();
                        late.add(by);
                        early += by < 0 ? 1 : 0;
                    }
                }
            }
        }
        failures.stream().limit(10).forEach(System.err::println);
        Collections.sort(late);
        System.out.printf("{\"reminders\": %d, \"failed\": %d, \"missing\": %d, \"seen twice\": %d, \"early\": %d, "
                        + "\"late ms p50\": %d, \"late ms longest\": %d}%n", asked, failures.size(), missing, twice, early,
                late.isEmpty() ? -1 : late.get(late.size() / 2), late.isEmpty() ? -1 : late.getLast());
        return failures.isEmpty() && missing == 0 && twice == 0 && early == 0;
    }

    private interface Work {
        void of(Person person) throws Exception;
    }

    private List<Person> signIn(int count) throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(new Person().signedIn());
        }
        return people;
    }

    private void everybody(List<Person> people, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Person person : people) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    work.of(person);
                } catch (Exception e) {
                    failures.add(e.toString());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private long percentile(int percent) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.isEmpty() ? -1 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /** Letters only: figures would be read as times. */
    private static String word(int length) {
        StringBuilder word = new StringBuilder();
        ThreadLocalRandom.current().ints(length, 0, 26).forEach(letter -> word.append((char) ('a' + letter)));
        return word.toString();
    }
}
