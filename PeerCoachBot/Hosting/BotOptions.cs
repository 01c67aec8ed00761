using System.Text.Json;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage.Tables;

namespace PeerCoachBot.Hosting;

/// <summary>The bot's settings, by the Bot Framework's usual names where it has them.</summary>
internal sealed class BotOptions
{
    /// <summary>Why the guide that was set cannot be used.</summary>
    private string? guideFault;

    /// <summary>Why the clock that was set cannot be followed.</summary>
    private string? clockFault;

    /// <summary>Why the tables that were set cannot be used.</summary>
    private string? tablesFault;

    private BotOptions()
    {
    }

    /// <summary>The bot's registration. Without one, only callers on this machine are served.</summary>
    public Registration? Registration { get; private init; }

    /// <summary>How many messages are taken.</summary>
    public FloodLimits Limits { get; private init; } = FloodLimits.None;

    /// <summary><c>Storage:File</c>: the embedded store's file.</summary>
    public required string File { get; init; }

    /// <summary><c>Storage:Account</c> or <c>Storage:ConnectionString</c>: whose tables are the store; null for the embedded one.</summary>
    public TableAccount? Tables { get; private set; }

    /// <summary><c>Testing:Clock</c>: a URL on this machine that says what time it is; null for the real time.</summary>
    public Uri? TestingClock { get; private set; }

    /// <summary>Where sessions are kept, for people to read.</summary>
    public string StoredIn => Tables is { } account ? $"the tables of {account.Endpoint}" : Path.GetFullPath(File);

    /// <summary>The client id of the user-assigned identity that the bot runs as; null to find out who it is.</summary>
    public string? Identity { get; private init; }

    /// <summary><c>Coaching:Guide</c>: a guide's JSON file; by default the three key questions.</summary>
    public SessionGuide Guide { get; private set; } = Guides.ThreeQuestions();

    /// <summary><c>Practice:Enabled</c>: whether a practice room is opened where there may be one; null where it says neither.</summary>
    private bool? Practice { get; init; }

    /// <summary>A setting that makes sense only with an app id, where there is none.</summary>
    private string? Leftover { get; init; }

    public static BotOptions Read(IConfiguration configuration)
    {
        var options = new BotOptions
        {
            Registration = Registration.Read(configuration),
            Leftover = Registration.Leftover(configuration),
            Limits = FloodLimits.Read(configuration),
            File = configuration["Storage:File"] is { Length: > 0 } file ? file : "data/peercoach.db",
            Identity = configuration["MicrosoftAppType"] == "UserAssignedMSI"
                ? configuration["AZURE_CLIENT_ID"] ?? configuration["MicrosoftAppId"]
                : null,
            Practice = configuration["Practice:Enabled"] switch
            {
                null or "" => true,
                var setting => bool.TryParse(setting, out var isEnabled) ? isEnabled : null,
            },
        };
        if (configuration["Coaching:Guide"] is { Length: > 0 } guide)
            options.ReadGuide(guide);
        options.ReadTables(configuration["Storage:Account"], configuration["Storage:ConnectionString"]);
        options.ReadClock(configuration["Testing:Clock"]);
        return options;
    }

    /// <summary>Says which setting is wrong and what to write; null where all are well. Fails closed.</summary>
    public string? Fault(IHostEnvironment environment) => this switch
    {
        { Registration: { } registration } when registration.Fault(environment.IsDevelopment()) is { } fault => fault,
        { Registration: null } when !environment.IsDevelopment() =>
            "MicrosoftAppId is missing. Without it only callers on this machine are served, and only in development: "
            + "set ASPNETCORE_ENVIRONMENT to Development.",
        { Registration: null, Leftover: { } setting } =>
            $"MicrosoftAppId is missing, and {setting} is set. Write the bot's application (client) id, or remove {setting}.",
        { Limits.IsReadable: false } =>
            "Teams:PersonLimit or Teams:TenantLimit is no number. Write how many messages a second are taken, 0 for any number, or remove it.",
        { Practice: null } => "Practice:Enabled is neither true nor false. Write one of them, or remove it.",
        _ => tablesFault ?? guideFault ?? clockFault,
    };

    /// <summary>A practice room is for developers' machines: never beside a registration, never outside development.</summary>
    public bool HasPracticeRoom(IHostEnvironment environment) =>
        Practice == true && Registration is null && environment.IsDevelopment();

    private void ReadTables(string? account, string? connectionString)
    {
        try
        {
            Tables = TableAccount.Read(account, connectionString);
        }
        catch (FormatException error)
        {
            tablesFault = error.Message;
        }
    }

    /// <summary>Whoever moves the clock moves what is due: never where sessions of others could be.</summary>
    private void ReadClock(string? url)
    {
        if (url is not { Length: > 0 })
            return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var clock) || clock is not { Scheme: "http", IsLoopback: true })
            clockFault = "Testing:Clock is no http address of this machine. Remove it: it is for tests.";
        else if (Tables is { IsOnThisMachine: false })
            clockFault = "Testing:Clock is set, and the sessions are not kept on this machine. Remove it: it is for tests.";
        else
            TestingClock = clock;
    }

    private void ReadGuide(string path)
    {
        try
        {
            Guide = Guides.Read(System.IO.File.ReadAllText(path));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            guideFault = $"Coaching:Guide: {path} is no guide that can be followed: {error.Message.ReplaceLineEndings(" ")}";
        }
    }
}
