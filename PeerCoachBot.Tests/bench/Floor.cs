using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Storage.Embedded;

namespace PeerCoachBot.Bench;

/// <summary>
/// The least that a bot which loses nothing can do with an activity: parse it, write one row that is on the disk before
/// it goes on, and post one message. The bot's own cost is quoted as a multiple of this.
/// </summary>
internal static class Floor
{
    public const string Mode = "be-the-floor";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var db = Open(builder.Configuration["Storage:File"]!);
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        using SemaphoreSlim oneAtATime = new(1, 1);
        app.MapPost("/api/messages", async (HttpRequest request) =>
        {
            using var activity = await JsonDocument.ParseAsync(request.Body);
            var root = activity.RootElement;
            var conversation = root.GetProperty("conversation").GetProperty("id").GetString()!;
            var text = root.GetProperty("text").GetString()!;
            await oneAtATime.WaitAsync();
            try
            {
                Sql.Run(db, "INSERT INTO said VALUES ($1, $2, $3)", conversation, root.GetProperty("id").GetString()!, text);
            }
            finally
            {
                oneAtATime.Release();
            }

            Uri address = new($"{root.GetProperty("serviceUrl").GetString()}v3/conversations/{Uri.EscapeDataString(conversation)}/activities");
            using StringContent message = new(new JsonObject { ["type"] = "message", ["text"] = text }.ToJsonString(), null, "application/json");
            using var answer = await http.PostAsync(address, message);
            answer.EnsureSuccessStatusCode();
            return Results.Ok();
        });
        await app.StartAsync();
        Console.WriteLine($"listens for activities at {app.Urls.Single()}/api/messages");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static SqliteConnection Open(string path)
    {
        if (OperatingSystemSqlite.WhatIsMissing is { } missing)
            throw new InvalidOperationException(missing);
        SqliteConnection db = new(new SqliteConnectionStringBuilder { DataSource = path }.ToString());
        db.Open();
        Sql.Run(db, "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        Sql.Run(db, "CREATE TABLE said (conversation TEXT, id TEXT, text TEXT)");
        return db;
    }
}
