using System.Diagnostics;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Azurite's Table service, in memory and on a free port: one for the run, started when a test first asks for it.</summary>
public sealed class Azurite : IDisposable
{
    public const string Name = "Azurite";

    private const string Says = "Listening on ";

    /// <summary>The first start fetches packages.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lazy<Task<Uri>> address;
    private DirectoryInfo? folder;
    private Process? process;

    public Azurite() => address = new(StartAsync);

    /// <summary>The account's table endpoint.</summary>
    public Task<Uri> AddressAsync() => address.Value;

    /// <summary>A store with tables of its own.</summary>
    internal async Task<TableStore> NewStoreAsync() => await StoreAsync(NewTables());

    /// <summary>A replica on tables that others may use too.</summary>
    internal async Task<TableStore> StoreAsync(TableNames tables)
    {
        TableStore store = new(Service(await AddressAsync()), tables, "Azurite");
        await store.CreateTablesAsync(default);
        return store;
    }

    internal static TableNames NewTables() => TableNames.Under($"T{Guid.NewGuid():N}");

    /// <summary>A client of the service at an address, signing with the emulator's key.</summary>
    internal static TableService Service(Uri address, Patience? patience = null)
    {
        var account = TableAccount.Read(null, "UseDevelopmentStorage=true")! with { Endpoint = address };
        patience ??= new Patience();
        return new TableService(TablePipeline.Build(account, null, patience, TimeProvider.System), address, patience, TimeProvider.System);
    }

    public void Dispose()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(Patience))
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        folder?.Delete(recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        var script = Path.Combine(NodePackages.Folder, "tables.mjs");
        folder = Directory.CreateTempSubdirectory("peercoach-azurite-");
        process = Process.Start(new ProcessStartInfo(Programs.Node!, [script])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            if (line.StartsWith(Says, StringComparison.Ordinal))
                return new Uri($"http://127.0.0.1:{line[Says.Length..]}/devstoreaccount1");

        throw new InvalidOperationException("Azurite ended by itself.");
    }
}
