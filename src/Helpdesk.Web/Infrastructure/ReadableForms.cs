using Microsoft.AspNetCore.Http.Features;

namespace Helpdesk.Web.Infrastructure;

internal static class ReadableForms
{
    /// <summary>
    /// A form that cannot be read is the sender's fault and not ours. Left alone, an encoded NUL would become an error 500,
    /// and the page that says so would fail on the same form once more.
    /// </summary>
    public static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && !await IsReadableAsync(context))
        {
            context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    });

    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }
}
