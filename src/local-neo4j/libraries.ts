/** One jar, as named by Maven. */
export interface Library {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  /** Set if a library has a separate jar for each platform. */
  readonly classifier: string | undefined;
}

export const neo4jVersion = '5.26.30';

/** The direct dependencies; everything else in the list below is needed by these. */
export const asked = [
  `org.neo4j:neo4j:${neo4jVersion}`,
  `org.neo4j.app:neo4j-server:${neo4jVersion}`,
  // The last Browser published for the 5.26 line.
  'org.neo4j.client:neo4j-browser:5.24.0',
] as const;

/**
 * Every jar of Neo4j: group, version, names. It is stored here because Maven would read some 360 descriptions one
 * after the other to find it out, which takes longer than fetching the jars. A test compares it with the result of
 * Maven.
 */
const list = `
blue.strategic.parquet 1.62 parquet-floor
com.fasterxml.jackson.core 2.22 jackson-annotations
com.fasterxml.jackson.core 2.22.1 jackson-core jackson-databind
com.fasterxml.jackson.jaxrs 2.22.1 jackson-jaxrs-base jackson-jaxrs-json-provider
com.fasterxml.jackson.module 2.22.1 jackson-module-jaxb-annotations
com.github.ben-manes.caffeine 3.1.8 caffeine
com.github.luben 1.5.6-6 zstd-jni
com.github.seancfoley 5.5.1 ipaddress
com.profesorfalken 1.6.3 WMI4Java
com.profesorfalken 3.0 jPowerShell
com.softwaremill.magnolia1_2 1.1.8 magnolia_2.13
com.sun.istack 3.0.8 istack-commons-runtime
com.sun.xml.fastinfoset 1.2.16 FastInfoset
commons-codec 1.17.1 commons-codec
commons-io 2.17.0 commons-io
commons-logging 1.3.6 commons-logging
info.picocli 4.7.6 picocli
io.netty 2.0.77.Final netty-tcnative-classes
io.netty 4.1.137.Final netty-buffer netty-codec netty-codec-http netty-common netty-handler
io.netty 4.1.137.Final netty-resolver netty-transport netty-transport-classes-epoll
io.netty 4.1.137.Final netty-transport-classes-kqueue netty-transport-native-epoll:linux-aarch_64
io.netty 4.1.137.Final netty-transport-native-epoll:linux-x86_64
io.netty 4.1.137.Final netty-transport-native-kqueue:osx-aarch_64
io.netty 4.1.137.Final netty-transport-native-kqueue:osx-x86_64 netty-transport-native-unix-common
io.projectreactor 3.7.12 reactor-core
jakarta.activation 1.2.1 jakarta.activation-api
jakarta.annotation 1.3.5 jakarta.annotation-api
jakarta.validation 2.0.2 jakarta.validation-api
jakarta.ws.rs 2.1.6 jakarta.ws.rs-api
jakarta.xml.bind 2.3.2 jakarta.xml.bind-api
javax.annotation 1.3.2 javax.annotation-api
javax.xml.bind 2.2.12 jaxb-api
net.java.dev.jna 5.15.0 jna
org.antlr 4.13.2 antlr4-runtime
org.apache.commons 1.12.0 commons-text
org.apache.commons 1.27.1 commons-compress
org.apache.commons 2.15.1 commons-configuration2
org.apache.commons 3.18.0 commons-lang3
org.apache.hadoop 3.5.0 hadoop-common
org.apache.logging.log4j 2.26.1 log4j-api log4j-core log4j-layout-template-json
org.apache.lucene 9.11.1 lucene-analysis-common lucene-backward-codecs lucene-core
org.apache.lucene 9.11.1 lucene-queryparser
org.apache.parquet 1.17.0 parquet-column parquet-common parquet-encoding parquet-format-structures
org.apache.parquet 1.17.0 parquet-hadoop parquet-jackson
org.apache.shiro 3.0.0 shiro-cache shiro-config-core shiro-core shiro-crypto-cipher
org.apache.shiro 3.0.0 shiro-crypto-core shiro-crypto-hash shiro-event shiro-lang
org.bitbucket.inkytonik.kiama 2.5.1 kiama_2.13
org.codehaus.jettison 1.5.4 jettison
org.eclipse.collections 11.1.0 eclipse-collections eclipse-collections-api
org.eclipse.jetty 12.1.11 jetty-alpn-java-server jetty-alpn-server jetty-http jetty-io
org.eclipse.jetty 12.1.11 jetty-security jetty-server jetty-session jetty-util jetty-xml
org.eclipse.jetty.ee 12.1.11 jetty-ee-webapp
org.eclipse.jetty.ee8 12.1.11 jetty-ee8-nested jetty-ee8-security jetty-ee8-servlet jetty-ee8-webapp
org.eclipse.jetty.http2 12.1.11 jetty-http2-common jetty-http2-hpack jetty-http2-server
org.eclipse.jetty.toolchain 4.0.9 jetty-servlet-api
org.glassfish.hk2 2.6.1 hk2-api hk2-locator hk2-utils
org.glassfish.hk2.external 2.6.1 jakarta.inject
org.glassfish.jaxb 2.3.2 jaxb-runtime txw2
org.glassfish.jersey.containers 2.46 jersey-container-servlet jersey-container-servlet-core
org.glassfish.jersey.core 2.46 jersey-client jersey-common jersey-server
org.glassfish.jersey.inject 2.46 jersey-hk2
org.javassist 3.30.2-GA javassist
org.jctools 4.0.5 jctools-core
org.jprocesses 1.6.5 jProcesses
org.jvnet.staxex 1.8.1 stax-ex
org.locationtech.jts 1.20.0 jts-core
org.neo4j 5.26.30 annotations cypher-antlr-ast-common cypher-antlr-common cypher-ast-factory
org.neo4j 5.26.30 cypher-parser-ast-common cypher-parser-common cypher-parser-factory
org.neo4j 5.26.30 cypher-v25-antlr-parser cypher-v25-ast-factory cypher-v25-parser-listener
org.neo4j 5.26.30 cypher-v5-antlr-parser cypher-v5-ast-factory cypher-v5-parser-listener neo4j
org.neo4j 5.26.30 neo4j-ast neo4j-bolt neo4j-capabilities neo4j-cloud neo4j-codegen
org.neo4j 5.26.30 neo4j-collections neo4j-command-line neo4j-common neo4j-concurrent
org.neo4j 5.26.30 neo4j-configuration neo4j-consistency-check neo4j-csv neo4j-cypher
org.neo4j 5.26.30 neo4j-cypher-ast-factory neo4j-cypher-cache neo4j-cypher-config
org.neo4j 5.26.30 neo4j-cypher-expression-evaluator neo4j-cypher-interpreted-runtime neo4j-cypher-ir
org.neo4j 5.26.30 neo4j-cypher-javacc-parser neo4j-cypher-logical-plans neo4j-cypher-macros
org.neo4j 5.26.30 neo4j-cypher-physical-planning neo4j-cypher-planner neo4j-cypher-planner-spi
org.neo4j 5.26.30 neo4j-cypher-rendering neo4j-cypher-runtime-util neo4j-cypher-slotted-runtime
org.neo4j 5.26.30 neo4j-data-collector neo4j-dbms neo4j-diagnostics neo4j-exceptions
org.neo4j 5.26.30 neo4j-expressions neo4j-fabric neo4j-front-end neo4j-fulltext-index
org.neo4j 5.26.30 neo4j-gql-status neo4j-graph-algo neo4j-graphdb-api neo4j-id-generator
org.neo4j 5.26.30 neo4j-import-api neo4j-import-tool neo4j-import-util neo4j-index neo4j-io
org.neo4j 5.26.30 neo4j-kernel neo4j-kernel-api neo4j-layout neo4j-lock neo4j-logging
org.neo4j 5.26.30 neo4j-lucene-index neo4j-monitoring neo4j-native neo4j-notifications
org.neo4j 5.26.30 neo4j-procedure neo4j-procedure-api neo4j-query-router neo4j-record-storage-engine
org.neo4j 5.26.30 neo4j-resource neo4j-rewriting neo4j-schema neo4j-security neo4j-slf4j-provider
org.neo4j 5.26.30 neo4j-spatial-index neo4j-ssl neo4j-storage-engine-util neo4j-token-api neo4j-udc
org.neo4j 5.26.30 neo4j-unsafe neo4j-util neo4j-values neo4j-wal server-api
org.neo4j.app 5.26.30 neo4j-server
org.neo4j.bolt 12.0.0 neo4j-bolt-connection neo4j-bolt-connection-netty neo4j-bolt-connection-pooled
org.neo4j.bolt 12.0.0 neo4j-bolt-connection-routed
org.neo4j.client 5.24.0 neo4j-browser
org.neo4j.driver 5.28.15 neo4j-java-driver
org.neo4j.licensing-proxy 5.26.30 zstd-proxy
org.ow2.asm 9.7.1 asm asm-analysis asm-tree asm-util
org.reactivestreams 1.0.4 reactive-streams
org.scala-lang 2.13.11 scala-library scala-reflect
org.scala-lang.modules 0.3.0 scala-collection-contrib_2.13
org.slf4j 2.0.9 slf4j-api
org.xerial.snappy 1.1.10.7 snappy-java
`;

export const libraries: readonly Library[] = list
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [group = '', version = '', ...names] = line.split(' ');
    return names.map((text) => {
      const [name = '', classifier] = text.split(':');
      return { group, name, version, classifier };
    });
  });
