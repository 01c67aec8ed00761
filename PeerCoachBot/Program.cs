using PeerCoachBot.Clocks;
using PeerCoachBot.Hosting;
using PeerCoachBot.Practice;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Teams.Inbound;

var builder = WebApplication.CreateBuilder(args);
var options = BotOptions.Read(builder.Configuration);
var (clock, silence) = await Timekeeping.ChooseAsync(options);
if ((options.Fault(builder.Environment) ?? silence) is { } fault)
    return Stop(fault);
var hasPracticeRoom = options.HasPracticeRoom(builder.Environment);

builder.UseDefaultAddress();
builder.Services
    .AddClock(clock, options)
    .AddStore(options, clock)
    .AddTurns()
    .AddSessions(options.Guide)
    .AddTeams(options, builder.Environment)
    .AddHealthChecks().AddCheck<StoreHealth>("store");
if (hasPracticeRoom)
    builder.Services.AddPracticeRoom(options.File, clock as TestingClock);

var app = builder.Build();
app.UseDoor();
app.MapMessages();
app.MapHealth();
if (hasPracticeRoom)
    app.MapPracticeRoom();
app.SayWhereItListens(options.StoredIn);

return await app.RunUntilStoppedAsync(Stop);

static int Stop(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}
