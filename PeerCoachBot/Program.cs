using Microsoft.AspNetCore.Connections;
using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Inbound;

var builder = WebApplication.CreateBuilder(args);
var options = BotOptions.Read(builder.Configuration);
if (options.Fault(builder.Environment) is { } fault)
    return Stop(fault);

builder.UseDefaultAddress();
builder.Services
    .AddEmbeddedStore(options.File)
    .AddTurns()
    .AddSessions()
    .AddTeams()
    .AddHealthChecks().AddCheck<StoreHealth>("store");

var app = builder.Build();
app.UseLoopbackOnly();
app.MapMessages();
app.MapHealth();
app.SayWhereItListens(options.File);

try
{
    // Opened first: what the host cannot start with it would log as a fault of its own.
    app.Services.GetRequiredService<IStore>();
    await app.RunAsync();
    return 0;
}
catch (StoreUnavailableException error)
{
    return Stop(error.Message);
}
catch (IOException error) when (error.InnerException is AddressInUseException)
{
    return Stop($"ASPNETCORE_URLS: {error.Message} Set another address.");
}

static int Stop(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}
