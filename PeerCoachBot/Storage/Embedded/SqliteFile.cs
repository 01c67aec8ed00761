using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>
/// One SQLite file, used by one thread. Calls that wait together share one transaction, so that many turns cost one
/// flush; each has a savepoint of its own and fails alone.
/// </summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    /// <summary>How many calls share a transaction at most.</summary>
    private const int Together = 256;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int IoError = 10;
    private const int DiskFull = 13;

    private readonly Channel<Call> calls = Channel.CreateUnbounded<Call>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly Task worker;

    private SqliteFile(SqliteConnection connection)
    {
        this.connection = connection;
        worker = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens the file for this process alone, creating it and its folder where they are missing.</summary>
    /// <exception cref="StoreUnavailableException">SQLite is missing, or another process has the file.</exception>
    public static SqliteFile Open(string path, Action<SqliteConnection> prepare)
    {
        if (OperatingSystemSqlite.WhatIsMissing is { } missing)
            throw new StoreUnavailableException(missing, new DllNotFoundException());

        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            Sql.Run(connection, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
            prepare(connection);
            return new SqliteFile(connection);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            var reason = error is SqliteException { SqliteErrorCode: Busy or Locked }
                ? "another process is using it; each file serves one bot"
                : error.Message;
            throw new StoreUnavailableException($"Storage:File: cannot open {path}: {reason}.", error);
        }
    }

    /// <summary>Runs a call on the file's thread, and answers when its writes are on the disk.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = default(T);
        var call = new Call(db => result = work(db), () => answer.SetResult(result!), error => answer.SetException(error));
        if (!calls.Writer.TryWrite(call))
            throw new StoreUnavailableException("The store is closed.", new ObjectDisposedException(nameof(SqliteFile)));

        // Not cancelled midway: a write that has begun is waited for, so that its outcome is known.
        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        calls.Writer.TryComplete();
        await worker;
        await connection.DisposeAsync();
    }

    private void Work()
    {
        List<Call> batch = [];
        while (calls.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < Together && calls.Reader.TryRead(out var call))
                batch.Add(call);
            RunTogether(batch);
        }
    }

    private void RunTogether(List<Call> batch)
    {
        List<Call> done = [];
        try
        {
            Sql.Run(connection, "BEGIN IMMEDIATE");
            foreach (var call in batch)
                if (RunAlone(call))
                    done.Add(call);
            Sql.Run(connection, "COMMIT");
        }
#pragma warning disable CA1031 // Whatever goes wrong is handed to every caller who waits for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            TryRollback();
            var unavailable = new StoreUnavailableException("The store did not take the write.", error);
            foreach (var call in batch)
                call.Fail(unavailable);
            return;
        }

        foreach (var call in done)
            call.Succeed();
    }

    private bool RunAlone(Call call)
    {
        Sql.Run(connection, "SAVEPOINT one");
        try
        {
            call.Work(connection);
            Sql.Run(connection, "RELEASE one");
            return true;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is not (IoError or DiskFull))
        {
            Sql.Run(connection, "ROLLBACK TO one; RELEASE one");
            call.Fail(new StoreUnavailableException("The store refused the write.", error));
            return false;
        }
#pragma warning disable CA1031 // A document that cannot be read fails the call that read it, not its neighbours.
        catch (Exception error) when (error is not SqliteException)
#pragma warning restore CA1031
        {
            Sql.Run(connection, "ROLLBACK TO one; RELEASE one");
            call.Fail(error);
            return false;
        }
    }

    private void TryRollback()
    {
        try
        {
            Sql.Run(connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself.
        }
    }

    private sealed class Call(Action<SqliteConnection> work, Action succeed, Action<Exception> fail)
    {
        private bool failed;

        public void Work(SqliteConnection db) => work(db);

        public void Succeed() => succeed();

        public void Fail(Exception error)
        {
            if (!failed)
                fail(error);
            failed = true;
        }
    }
}
