# One image for each of the three services, of the jar that was built and tested:
#   mvn -Psbom -DskipTests package
#   docker build --build-arg SERVICE=routes-backend --tag todo-chatbot/routes-backend .
# It runs as nobody in particular, writes only to /tmp, and starts from a cache of loaded and linked classes (JEP 514).
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS layers
ARG SERVICE
WORKDIR /build
COPY ${SERVICE}/target/${SERVICE}-exec.jar service.jar
# Libraries change seldom, the project's own modules with each build: layers of their own, so that little is pulled. The plain jar
# with its libraries beside it, because a cache of classes cannot be of a jar in a jar.
RUN java -Djarmode=tools -jar service.jar extract --layers --destination layers && \
    mkdir -p layers/snapshot-dependencies

FROM ${BASE}
ARG SERVICE
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY ${SERVICE}/target/classes/META-INF/sbom/application.cdx.json sbom.cdx.json
# A start of everything the service is made of, which ends after three seconds and writes the cache: without a sidecar, a database,
# a broker.
# The key is the example of RFC 7515, appendix A.3, and signs nothing. The options are those of the entry point.
RUN key='{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}' && \
    case ${SERVICE} in \
      routes-frontend) export TODO_SESSIONKEY="$key" TODO_SERVICEKEY="$key" ;; \
      *) export TODO_SERVICEVERIFICATIONKEY="$key" ;; \
    esac && \
    DAPR_API_TOKEN=none APP_API_TOKEN=none CAMEL_MAIN_DURATIONMAXSECONDS=3 \
    TODO_SECRETSTORE= TODO_CHATBACKLOG_BROKERS=127.0.0.1:1 CAMEL_COMPONENT_KAFKA_BROKERS=127.0.0.1:1 SERVER_PORT=0 \
    SPRING_FLYWAY_ENABLED=false SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:1/none SPRING_DATASOURCE_USERNAME=none \
    java -XX:AOTCacheOutput=/app/classes.aot -XX:+UseSerialGC -XX:InitialRAMPercentage=25 -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError \
      -jar service.jar && \
    chmod -R a+rX /app
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="${SERVICE}" \
      org.opencontainers.image.description="Cloud-Native Todo Chatbot: one of its three services of Apache Camel routes on Dapr" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.todochatbot.sbom="/app/sbom.cdx.json"
USER 10001:10001
# The heap is what fits beside threads, classes and buffers; serial is the best collector for heaps of this size. It begins with
# room for the objects in the cache: a JVM whose first heap, a 64th of the memory, does not hold them ends at once.
ENTRYPOINT ["java", "-XX:AOTCache=/app/classes.aot", "-XX:+UseSerialGC", "-XX:InitialRAMPercentage=25", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "service.jar"]
