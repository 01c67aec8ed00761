using System.Text.Json;
using System.Text.Json.Serialization;
using PeerCoachBot.OwnData;

namespace PeerCoachBot.Teams.Files;

/// <summary>
/// The cards by which Teams asks about a file and shows one. Source: Microsoft's documentation, "Send and receive files
/// using bot".
/// </summary>
internal static class FileCards
{
    public static string Consent(FileOffer offer)
    {
        FileContext context = new(offer.Form);
        return JsonSerializer.Serialize(
            new FileAttachment(
                "application/vnd.microsoft.teams.card.file.consent",
                offer.Name,
                ContentUrl: null,
                new FileContent { Description = offer.Description, SizeInBytes = offer.Size, AcceptContext = context, DeclineContext = context }),
            FileJson.Default.FileAttachment);
    }

    public static string Info(UploadInfo upload) => JsonSerializer.Serialize(
        new FileAttachment(
            "application/vnd.microsoft.teams.card.file.info",
            upload.Name,
            upload.ContentUrl,
            new FileContent { UniqueId = upload.UniqueId, FileType = upload.FileType }),
        FileJson.Default.FileAttachment);
}

/// <summary>One attachment of a message.</summary>
internal sealed record FileAttachment(string ContentType, string Name, string? ContentUrl, FileContent Content);

/// <summary>What the card says of the file.</summary>
internal sealed record FileContent
{
    public string? Description { get; init; }

    public int? SizeInBytes { get; init; }

    public FileContext? AcceptContext { get; init; }

    public FileContext? DeclineContext { get; init; }

    public string? UniqueId { get; init; }

    public string? FileType { get; init; }
}

/// <summary>Comes back with the answer, and is trusted no further: it only says in which form the file was offered.</summary>
internal sealed record FileContext(string Form);

/// <summary>The shapes of files' cards.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FileAttachment))]
internal sealed partial class FileJson : JsonSerializerContext;
