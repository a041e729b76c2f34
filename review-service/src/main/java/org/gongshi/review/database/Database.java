package org.gongshi.review.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The open database: migrated, pooled, and used through {@link #transact}. */
public final class Database implements AutoCloseable {
  /**
   * Times that a transaction which lost a lock conflict is run again before the conflict is
   * reported.
   */
  private static final int ATTEMPTS = 5;

  private final @Nullable EmbeddedServer embedded;
  private final HikariDataSource pool;
  private final SqlSessionFactory sessions;
  private final DatabaseSettings.External address;
  private final InstantSource clock;
  private final Set<Class<?>> mappers = ConcurrentHashMap.newKeySet();

  private Database(
      @Nullable EmbeddedServer embedded,
      DatabaseSettings.External address,
      HikariDataSource pool,
      InstantSource clock) {
    this.address = address;
    this.embedded = embedded;
    this.pool = pool;
    this.clock = clock;
    Configuration configuration = new RowMapping(new Environment("gongshi", transactions(), pool));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setCacheEnabled(false);
    configuration.getTypeHandlerRegistry().register(Instant.class, new InstantColumn());
    configuration.setLocalCacheScope(org.apache.ibatis.session.LocalCacheScope.STATEMENT);
    this.sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  /**
   * Opens and migrates the database; the embedded server is started if that is what the settings
   * say.
   */
  public static Database open(DatabaseSettings settings, InstantSource clock) {
    return switch (settings) {
      case DatabaseSettings.External external -> connect(null, external, clock);
      case DatabaseSettings.Embedded(var folder) -> {
        EmbeddedServer server = EmbeddedServer.open(folder);
        try {
          yield connect(server, server.settings(), clock);
        } catch (RuntimeException e) {
          server.close();
          throw e;
        }
      }
    };
  }

  /** Leaves the pool's connections as they are: turning auto-commit on and off costs two trips. */
  private static JdbcTransactionFactory transactions() {
    JdbcTransactionFactory transactions = new JdbcTransactionFactory();
    Properties properties = new Properties();
    properties.setProperty("skipSetAutoCommitOnClose", "true");
    transactions.setProperties(properties);
    return transactions;
  }

  private static Database connect(
      @Nullable EmbeddedServer server, DatabaseSettings.External settings, InstantSource clock) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setPoolName("gongshi");
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(2);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
    config.addDataSourceProperty("connectionTimeZone", "UTC");
    config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
    config.addDataSourceProperty("characterEncoding", "UTF-8");
    config.addDataSourceProperty("rewriteBatchedStatements", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // Nobody but the pool turns a session's settings: the driver need not ask what they are.
    config.addDataSourceProperty("useLocalSessionState", "true");
    // Each connection has the server prepare a statement once, and sends its parameters after that.
    config.addDataSourceProperty("useServerPrepStmts", "true");
    config.addDataSourceProperty("cachePrepStmts", "true");
    config.addDataSourceProperty("prepStmtCacheSize", "300");
    config.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
    HikariDataSource pool = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:org/gongshi/review/database/migrations")
          .load()
          .migrate();
      return new Database(server, settings, pool, clock);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * Runs {@code work} in one transaction: all of it is committed, or none. A transaction that lost
   * a lock conflict (deadlock, lock wait) is run again, so {@code work} must do nothing outside the
   * database.
   *
   * @throws DatabaseUnavailableException if the server cannot be reached
   */
  public <T extends @Nullable Object> T transact(Function<Transaction, T> work) {
    for (int attempt = 1; ; attempt++) {
      boolean committing = false;
      try (SqlSession session = sessions.openSession()) {
        Transaction tx = new Transaction(session, clock.instant(), mappers);
        T result = work.apply(tx);
        tx.finish();
        committing = true;
        session.commit(true);
        return result;
      } catch (PersistenceException e) {
        SqlFailure failure = SqlFailure.of(e);
        if (failure == SqlFailure.UNREACHABLE) {
          throw new DatabaseUnavailableException(e, committing);
        }
        if (failure != SqlFailure.LOCK_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** How another program reaches the same server. */
  public DatabaseSettings.External address() {
    return address;
  }

  HikariDataSource pool() {
    return pool;
  }

  /** Whether the server answers within two seconds. */
  public boolean answers() {
    try (var connection = pool.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
