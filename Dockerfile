# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /var/lib/whence whence
COPY --from=build /src/target/whence.jar /opt/whence/
COPY --from=build /src/target/lib /opt/whence/lib
COPY connectors /opt/whence/connectors
COPY mappings /opt/whence/mappings
COPY vocabulary /opt/whence/vocabulary
COPY semantics /opt/whence/semantics
COPY projections /opt/whence/projections
USER whence
WORKDIR /opt/whence
ENV WHENCE_HOME=/opt/whence WHENCE_DATA=/var/lib/whence WHENCE_HTTP_HOST=0.0.0.0
VOLUME /var/lib/whence
EXPOSE 8080 9876
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=6 \
    CMD ["bash", "-c", "exec 3<> /dev/tcp/127.0.0.1/9876 && printf 'GET /observe/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx512m", "-jar", "/opt/whence/whence.jar"]
CMD ["run"]
