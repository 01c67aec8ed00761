using System.Text.Json;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Hosting;

/// <summary>The bot's settings, by the Bot Framework's usual names where it has them.</summary>
internal sealed class BotOptions
{
    /// <summary>Why the guide that was set cannot be used.</summary>
    private string? guideFault;

    private BotOptions()
    {
    }

    /// <summary>The bot's registration. Without one, only callers on this machine are served.</summary>
    public string? MicrosoftAppId { get; private init; }

    /// <summary><c>Storage:File</c>: the embedded store's file.</summary>
    public required string File { get; init; }

    /// <summary><c>Coaching:Guide</c>: a guide's JSON file; by default the three key questions.</summary>
    public SessionGuide Guide { get; private set; } = Guides.ThreeQuestions();

    /// <summary><c>Practice:Enabled</c>: whether a practice room is opened where there may be one; null where it says neither.</summary>
    private bool? Practice { get; init; }

    public static BotOptions Read(IConfiguration configuration)
    {
        var options = new BotOptions
        {
            MicrosoftAppId = configuration["MicrosoftAppId"],
            File = configuration["Storage:File"] is { Length: > 0 } file ? file : "data/peercoach.db",
            Practice = configuration["Practice:Enabled"] switch
            {
                null or "" => true,
                var setting => bool.TryParse(setting, out var isEnabled) ? isEnabled : null,
            },
        };
        if (configuration["Coaching:Guide"] is { Length: > 0 } guide)
            options.ReadGuide(guide);
        return options;
    }

    /// <summary>Says which setting is wrong and what to write; null where all are well. Fails closed.</summary>
    public string? Fault(IHostEnvironment environment) => this switch
    {
        { MicrosoftAppId.Length: > 0 } =>
            "MicrosoftAppId is set, but activities from Teams cannot be authenticated yet. Remove it to serve callers on this machine.",
        _ when !environment.IsDevelopment() =>
            "MicrosoftAppId is missing. Without it only callers on this machine are served, and only in development: "
            + "set ASPNETCORE_ENVIRONMENT to Development.",
        { Practice: null } => "Practice:Enabled is neither true nor false. Write one of them, or remove it.",
        _ => guideFault,
    };

    /// <summary>A practice room is for developers' machines: never beside a registration, never outside development.</summary>
    public bool HasPracticeRoom(IHostEnvironment environment) =>
        Practice == true && MicrosoftAppId is not { Length: > 0 } && environment.IsDevelopment();

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
