package org.todochatbot.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks a part whether it does its work: an answer that only a working part gives, not merely an open port. */
interface HealthCheck {

    Duration PATIENCE = Duration.ofSeconds(2);

    boolean healthy();

    /** Where the answer comes from, for people. */
    String address();

    record Http(URI uri) implements HealthCheck {

        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();

        @Override
        public boolean healthy() {
            try {
                HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
                return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String address() {
            return uri.toString();
        }
    }

    record PostgreSql(String jdbcUrl, String user, String password) implements HealthCheck {

        @Override
        public boolean healthy() {
            Properties properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password);
            properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
            properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
            properties.setProperty("socketTimeout", Long.toString(PATIENCE.toSeconds()));
            try (Connection connection = DriverManager.getConnection(jdbcUrl, properties)) {
                return connection.isValid((int) PATIENCE.toSeconds());
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public String address() {
            return jdbcUrl;
        }
    }

    record Kafka(String brokers) implements HealthCheck {

        @Override
        public boolean healthy() {
            // The client retries and complains for seconds when nothing listens at all, so that is asked first.
            if (!KafkaBroker.listens(brokers)) {
                return false;
            }
            int patience = (int) PATIENCE.toMillis();
            try (Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience))) {
                return !admin.describeCluster().nodes().get(patience, TimeUnit.MILLISECONDS).isEmpty();
            } catch (ExecutionException | TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public String address() {
            return brokers;
        }
    }
}
