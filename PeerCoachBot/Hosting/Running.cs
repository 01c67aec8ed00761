using Microsoft.AspNetCore.Connections;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables;

namespace PeerCoachBot.Hosting;

/// <summary>Runs the bot, and makes one clear line of whatever keeps it from starting.</summary>
internal static class Running
{
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app, Func<string, int> stop)
    {
        try
        {
            // Opened first: what the host cannot start with it would log as a fault of its own.
            if (app.Services.GetRequiredService<IStore>() is TableStore tables)
                await tables.CreateTablesAsync(CancellationToken.None);
            await app.RunAsync();
            return 0;
        }
        catch (StoreUnavailableException error)
        {
            return stop(error.Message);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return stop($"ASPNETCORE_URLS: {error.Message} Set another address.");
        }
    }
}
