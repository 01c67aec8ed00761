namespace PeerCoachBot.Hosting;

/// <summary>The bot's registration: as whom it is called, whom it serves, and who vouches for callers.</summary>
internal sealed class Registration
{
    public const string ManagedIdentity = "UserAssignedMSI";
    public const string SingleTenant = "SingleTenant";

    private const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";
    private const string PublicLogin = "https://login.microsoftonline.com";

    private static readonly string[] BesideAnId = ["MicrosoftAppPassword", "MicrosoftAppTenantId", "Teams:AllowedTenants"];

    private Registration()
    {
    }

    /// <summary><c>MicrosoftAppId</c>: the audience of every token for the bot, in lower case.</summary>
    public required string AppId { get; init; }

    /// <summary><c>MicrosoftAppType</c>: how the bot proves who it is.</summary>
    public required string? AppType { get; init; }

    /// <summary><c>MicrosoftAppTenantId</c>: the tenant in which the bot is registered, in lower case.</summary>
    public required string? AppTenant { get; init; }

    /// <summary><c>MicrosoftAppPassword</c>: a client secret; not needed by a managed identity.</summary>
    public required string? Password { get; init; }

    /// <summary><c>Teams:AllowedTenants</c>: whose people are served, in lower case; by default the bot's own tenant only.</summary>
    public required IReadOnlyList<string> AllowedTenants { get; init; }

    /// <summary><c>Teams:OpenIdMetadata</c>: where the keys are described with which the Connector signs.</summary>
    public required string OpenIdMetadata { get; init; }

    /// <summary><c>Teams:LoginAuthority</c>: where the bot gets its own tokens.</summary>
    public required string LoginAuthority { get; init; }

    /// <summary>Who issues the tokens of the cloud that the metadata describes. Source: Bot Connector authentication, 3 and 4.</summary>
    public string Issuer => new Uri(OpenIdMetadata).Host switch
    {
        "login.botframework.azure.us" => "https://api.botframework.us",
        "login.botframework.azure.cn" => "https://api.botframework.azure.cn",
        _ => "https://api.botframework.com",
    };

    /// <summary>The registration that is set; null where there is no app id.</summary>
    public static Registration? Read(IConfiguration configuration) => Set(configuration, "MicrosoftAppId") is not { } id ? null : new Registration
    {
        AppId = Lower(id),
        AppType = Set(configuration, "MicrosoftAppType"),
        AppTenant = Lower(Set(configuration, "MicrosoftAppTenantId")),
        Password = Set(configuration, "MicrosoftAppPassword"),
        AllowedTenants = Tenants(configuration) is { Count: > 0 } tenants ? tenants : [Lower(Set(configuration, "MicrosoftAppTenantId")) ?? ""],
        OpenIdMetadata = Set(configuration, "Teams:OpenIdMetadata") ?? PublicMetadata,
        LoginAuthority = Set(configuration, "Teams:LoginAuthority") ?? PublicLogin,
    };

    /// <summary>The setting that makes sense only beside an app id, where there is none: then one was forgotten.</summary>
    public static string? Leftover(IConfiguration configuration) =>
        BesideAnId.FirstOrDefault(name => Set(configuration, name) is not null || configuration.GetSection(name).GetChildren().Any());

    /// <summary>Says which setting is wrong and what to write; null where all are well. Never repeats what was written.</summary>
    public string? Fault(bool isDevelopment) => this switch
    {
        _ when !IsId(AppId) => "MicrosoftAppId is not an id. Write the bot's application (client) id, a GUID.",
        { AppType: not (ManagedIdentity or SingleTenant) } =>
            $"MicrosoftAppType is missing or unknown. Write {ManagedIdentity} or {SingleTenant}.",
        _ when !IsId(AppTenant) => "MicrosoftAppTenantId is missing or not an id. Write the id of the tenant in which the bot is registered, a GUID.",
        { AppType: SingleTenant, Password: null } =>
            $"MicrosoftAppPassword is missing. Write a client secret of the bot's registration, or set MicrosoftAppType to {ManagedIdentity}.",
        _ when !AllowedTenants.All(IsId) => "Teams:AllowedTenants holds something that is not an id. Write the ids of the tenants to serve, GUIDs with commas between them.",
        _ when !IsAddress(OpenIdMetadata, isDevelopment) =>
            "Teams:OpenIdMetadata is no https address. Write where the Connector's keys are described, or remove it for the public cloud.",
        _ when !IsAddress(LoginAuthority, isDevelopment: false) =>
            "Teams:LoginAuthority is no https address. Write where the bot gets its tokens, or remove it for the public cloud.",
        _ => null,
    };

    private static bool IsId(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty;

    /// <summary>On the way to another machine nobody may change what is read.</summary>
    private static bool IsAddress(string text, bool isDevelopment) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.Scheme == "https" || (isDevelopment && address is { Scheme: "http", IsLoopback: true }));

    private static List<string> Tenants(IConfiguration configuration)
    {
        var section = configuration.GetSection("Teams:AllowedTenants");
        return
        [
            .. section.GetChildren().Select(c => c.Value).Prepend(section.Value)
                .SelectMany(v => (v ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(v => Lower(v)),
        ];
    }

    private static string? Set(IConfiguration configuration, string name) =>
        configuration[name]?.Trim() is { Length: > 0 } value ? value : null;

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Lower(string? text) => text?.ToLowerInvariant();
}
