using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// The part of the Table service that the store needs: https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api.
/// What is not answered clearly in time throws <see cref="StoreUnavailableException"/>.
/// </summary>
internal sealed class TableService(HttpPipeline pipeline, Uri endpoint, Patience patience, TimeProvider clock)
{
    /// <summary>The first that takes Entra's tokens for tables is 2020-12-06.</summary>
    private const string Version = "2020-12-06";

    private const string Json = "application/json";
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";

    /// <summary>The most rows that one page holds.</summary>
    private const int MostInPage = 1000;

    private readonly string root = endpoint.AbsoluteUri.TrimEnd('/');

    /// <summary>Creates a table unless it is there.</summary>
    public async Task CreateAsync(string table, CancellationToken cancellation)
    {
        using var message = Request(RequestMethod.Post, "Tables", Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}"}"""), Json);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        var answer = await SendAsync(message, cancellation);
        if (answer.IsError && ErrorOf(answer) is { IsExistingTable: false } error)
            throw error.Unavailable();
    }

    /// <summary>Reads a row; null where there is none.</summary>
    public async Task<TableRow?> FindAsync(string table, string partitionKey, string rowKey, CancellationToken cancellation)
    {
        using var message = Request(RequestMethod.Get, TableOperation.PathOf(table, partitionKey, rowKey));
        var answer = await SendAsync(message, cancellation);
        if (!answer.IsError)
            return RowJson.ReadOne(answer.Content);
        return ErrorOf(answer) is { IsMissingRow: false } error ? throw error.Unavailable() : null;
    }

    /// <summary>Reads a row's etag and nothing of what it holds; null where there is no such row.</summary>
    public async Task<string?> FindETagAsync(string table, string partitionKey, string rowKey)
    {
        using var message = Request(RequestMethod.Get, $"{TableOperation.PathOf(table, partitionKey, rowKey)}?$select=PartitionKey");
        var answer = await SendAsync(message, CancellationToken.None);
        if (!answer.IsError)
            return answer.Headers.TryGetValue("ETag", out var etag) ? etag : throw new FormatException("A row without an etag.");
        return ErrorOf(answer) is { IsMissingRow: false } error ? throw error.Unavailable() : null;
    }

    /// <summary>
    /// Reads rows in the order of their keys, page after page: a page may be empty and yet be followed by another.
    /// https://learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination.
    /// </summary>
    public async IAsyncEnumerable<TableRow> QueryAsync(string table, string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = "";
        do
        {
            using var message = Request(RequestMethod.Get, $"{table}()?$filter={Uri.EscapeDataString(filter)}&$top={MostInPage}{next}");
            var answer = await SendAsync(message, cancellation);
            if (answer.IsError)
                throw ErrorOf(answer).Unavailable();
            foreach (var row in RowJson.ReadMany(answer.Content))
                yield return row;
            next = Continuation(answer, "PartitionKey") + Continuation(answer, "RowKey");
        }
        while (next.Length > 0);
    }

    /// <summary>Writes one row.</summary>
    public async Task<WriteResult> WriteAsync(string table, TableOperation operation)
    {
        using var message = Request(operation.Method, operation.Path(table), operation.Body(), Json);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        if (operation.IfMatch is { } etag)
            message.Request.Headers.SetValue("If-Match", etag);
        var answer = await SendAsync(message, CancellationToken.None);
        return answer.IsError
            ? Refused(message, ErrorOf(answer))
            : new WriteResult.Written([answer.Headers.TryGetValue("ETag", out var written) ? written : ""]);
    }

    /// <summary>Writes rows of one partition, all or none.</summary>
    public async Task<WriteResult> WriteAsync(string table, Transaction transaction)
    {
        var id = Guid.NewGuid().ToString();
        using var message = Request(RequestMethod.Post, "$batch", transaction.Body(endpoint, table, id), $"multipart/mixed; boundary=batch_{id}");
        var answer = await SendAsync(message, CancellationToken.None);
        if (answer.IsError)
            return Refused(message, ErrorOf(answer));

        var parts = TransactionAnswer.Read(answer.Content.ToString()).Parts;
        if (parts.FirstOrDefault(part => part.Status is < 200 or > 299) is { } failed)
            return Refused(message, ServiceError.Read(failed.Status, failed.Body));
        return parts.Count == transaction.Operations.Count
            ? new WriteResult.Written([.. parts.Select(part => part.ETag)])
            : throw new StoreUnavailableException("The tables' answer is not whole.", new FormatException($"{parts.Count} parts"));
    }

    private static WriteResult.Refused Refused(HttpMessage message, ServiceError error) =>
        error.IsRefusal ? new WriteResult.Refused(Retries.MayHaveHappened(message)) : throw error.Unavailable();

    private static ServiceError ErrorOf(Response answer) => ServiceError.Read(answer.Status, answer.Content.ToString());

    private static string Continuation(Response answer, string key) =>
        answer.Headers.TryGetValue($"x-ms-continuation-Next{key}", out var value) && !string.IsNullOrEmpty(value)
            ? $"&Next{key}={Uri.EscapeDataString(value)}"
            : "";

    private HttpMessage Request(RequestMethod method, string path, byte[]? body = null, string type = Json)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri($"{root}/{path}"));
        request.Headers.SetValue("Accept", MinimalMetadata);
        request.Headers.SetValue("x-ms-version", Version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("MaxDataServiceVersion", "3.0;NetFx");
        if (body is null)
            return message;
        request.Content = RequestContent.Create(body);
        request.Headers.SetValue("Content-Type", type);
        return message;
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellation)
    {
        // The last bound, whatever waits: a try, a pause, or a token's way from Entra.
        using CancellationTokenSource late = new(patience.Total, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await pipeline.SendAsync(message, either.Token);
            return message.Response;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested
            && error is RequestFailedException or AuthenticationFailedException or OperationCanceledException or IOException or HttpRequestException)
        {
            throw new StoreUnavailableException("The tables do not answer.", error);
        }
    }
}
