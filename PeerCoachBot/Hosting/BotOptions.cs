namespace PeerCoachBot.Hosting;

/// <summary>The bot's settings, by the Bot Framework's usual names where it has them.</summary>
internal sealed class BotOptions
{
    /// <summary>The bot's registration. Without one, only callers on this machine are served.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary><c>Storage:File</c>: the embedded store's file.</summary>
    public string File { get; set; } = "data/peercoach.db";

    public static BotOptions Read(IConfiguration configuration)
    {
        var options = new BotOptions { MicrosoftAppId = configuration["MicrosoftAppId"] };
        if (configuration["Storage:File"] is { Length: > 0 } file)
            options.File = file;
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
        _ => null,
    };
}
