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
    private const int Corrupt = 11;
    private const int DiskFull = 13;
    private const int NotADatabase = 26;

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
            var isAfterCrash = File.Exists(path + "-wal");
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
            connection.Open();
            Sql.Run(connection, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;");
            if (IsDamaged(connection, path, isAfterCrash))
                throw new InvalidDataException();
            prepare(connection);
            return new SqliteFile(connection);
        }
        catch (Exception error) when (error is SqliteException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            var reason = error switch
            {
                SqliteException { SqliteErrorCode: Busy or Locked } => "another process is using it; each file serves one bot",
                SqliteException { SqliteErrorCode: Corrupt or NotADatabase } or InvalidDataException =>
                    "it is damaged, or no file of the bot's. Restore it from a backup, or move it away to start with nothing",
                _ => error.Message,
            };
            throw new StoreUnavailableException($"Storage:File: cannot open {path}: {reason}.", error);
        }
    }

    /// <summary>The file did not take something. It may yet take less, so that a small write shows nothing.</summary>
    public bool MayBeFull { get; private set; }

    /// <summary>Something large was taken.</summary>
    public void HasRoom() => MayBeFull = false;

    /// <summary>After a crash all is looked at; otherwise only whether the end is missing, which SQLite notices by whole pages.</summary>
    private static bool IsDamaged(SqliteConnection db, string path, bool isAfterCrash) => isAfterCrash
        ? Sql.Scalar<string>(db, "PRAGMA quick_check(1)") != "ok"
        : new FileInfo(path).Length < Sql.Scalar<long>(db, "PRAGMA page_count") * Sql.Scalar<long>(db, "PRAGMA page_size");

    /// <summary>Runs a call on the file's thread, and answers when its writes are on the disk.</summary>
    public async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = default(T);
        var call = new Call(db => result = work(db), () => answer.SetResult(result!), error => answer.SetException(error));
        if (!calls.Writer.TryWrite(call))
            throw Closed();

        // Not cancelled midway: a write that has begun is waited for, so that its outcome is known.
        return await answer.Task;
    }

    /// <summary>
    /// Moves all that the log holds into the file and empties it. Whatever was called before is done then: calls keep their
    /// order, and this one runs outside of their transactions.
    /// </summary>
    public async Task TruncateLogAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!calls.Writer.TryWrite(new Call(Truncate, done.SetResult, done.SetException) { IsAlone = true }))
            throw Closed();
        await done.Task;
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
            Call? alone = null;
            while (alone is null && batch.Count < Together && calls.Reader.TryRead(out var call))
                if (call.IsAlone)
                    alone = call;
                else
                    batch.Add(call);
            if (batch.Count > 0)
                RunTogether(batch);
            RunOutside(alone);
        }
    }

    private void RunTogether(List<Call> batch)
    {
        List<Call> done = [];
        try
        {
            // Nobody else has the file, so a lock is taken when something is written: reading goes on where writing fails.
            Sql.Run(connection, "BEGIN");
            foreach (var call in batch)
                if (RunAlone(call))
                    done.Add(call);
            Sql.Run(connection, "COMMIT");
        }
#pragma warning disable CA1031 // Whatever goes wrong is handed to every caller who waits for it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            MayBeFull = true;
            TryRollback();
            RunApart(batch, error);
            return;
        }

        foreach (var call in done)
            call.Succeed();
    }

    private void RunOutside(Call? alone)
    {
        try
        {
            alone?.Work(connection);
            alone?.Succeed();
        }
        catch (Exception error) when (error is SqliteException or InvalidOperationException)
        {
            alone?.Fail(new StoreUnavailableException("The store did not empty its log.", error));
        }
    }

    /// <summary>It answers whether it was kept from it.</summary>
    private static void Truncate(SqliteConnection db)
    {
        if (Sql.Scalar<long>(db, "PRAGMA wal_checkpoint(TRUNCATE)") != 0)
            throw new InvalidOperationException("The log is in use.");
    }

    private static StoreUnavailableException Closed() => new("The store is closed.", new ObjectDisposedException(nameof(SqliteFile)));

    /// <summary>Where the file takes no more, who only reads is answered all the same, and who finds room still writes.</summary>
    private void RunApart(List<Call> batch, Exception error)
    {
        if (batch is [var last])
            last.Fail(new StoreUnavailableException("The store did not take the write.", error));
        else
            foreach (var call in batch.Where(call => !call.HasFailed))
                RunTogether([call]);
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
        public bool HasFailed { get; private set; }

        /// <summary>It is no part of a transaction.</summary>
        public bool IsAlone { get; init; }

        public void Work(SqliteConnection db) => work(db);

        public void Succeed() => succeed();

        public void Fail(Exception error)
        {
            if (!HasFailed)
                fail(error);
            HasFailed = true;
        }
    }
}
